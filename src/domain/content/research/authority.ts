import { domainAuthority, unknownAuthority } from './authority.data'

/** Authority of a domain: the longest suffix in the table, else 0.5. `table` adds to or replaces the seeded one. */
export const authorityOf = (domain: string, table: Readonly<Record<string, number>> = domainAuthority): number => {
  const labels = domain.toLowerCase().split('.')
  for (let from = 0; from < labels.length; from += 1) {
    const score = table[labels.slice(from).join('.')]
    if (score !== undefined) return score
  }
  return unknownAuthority
}
