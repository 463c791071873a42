/** How much one request may ask for. */
export const most = { rows: 100, page: 1_000_000, depth: 2, clauses: 30, nesting: 6, values: 200, characters: 2048, sorts: 5, fields: 200, atOnce: 500 } as const

/** Rows of a page when nobody says how many. */
export const usual = 20

/** A number within bounds; nothing, 0 and what is no number mean `otherwise`, never "everything". */
export const between = (given: unknown, least: number, greatest: number, otherwise: number): number => {
  const number = Number(given)
  if (given === undefined || given === null || given === '' || !Number.isFinite(number) || number === 0) return otherwise
  return Math.trunc(Math.min(greatest, Math.max(least, number)))
}
