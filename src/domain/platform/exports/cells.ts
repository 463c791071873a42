/** A cell that a spreadsheet would take for a formula begins with an apostrophe; so does one that hides it behind a blank (ASVS 1.2.10). */
export const harmless = (text: string): string => (/^[\s\u200b\ufeff]*[=+\-@\t\r＝＋－＠]/.test(text) ? `'${text}` : text)

/** A cell of comma-separated values as RFC 4180 has it, quoted where it must be, and never a formula. */
export const cell = (value: unknown): string => {
  if (value === null || value === undefined) return ''
  const text = harmless(value instanceof Date ? value.toISOString() : typeof value === 'object' ? JSON.stringify(value) : String(value))
  return /[",\r\n;|]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/** A line of a table. */
export const lineOf = (cells: readonly unknown[]): string => `${cells.map(cell).join(',')}\r\n`
