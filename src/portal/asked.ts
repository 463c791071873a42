/** What an address asks for behind `?`, as the page framework gives it. */
export type Asked = Promise<Record<string, string | string[] | undefined>>

/** The same with one value a name: of several the first counts, because an address can be written by anybody. */
export const asked = <W extends Partial<Record<keyof W, string>>>(given: Awaited<Asked>): W =>
  Object.fromEntries(Object.entries(given).map(([name, value]) => [name, Array.isArray(value) ? value[0] : value])) as W

/** Which page of a list an address asks for, from 1. */
export const pageOf = (asked: string | undefined): number => Math.min(100_000, Math.max(1, Math.floor(Number(asked)) || 1))
