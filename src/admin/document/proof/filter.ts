import type { Claim, ClaimState, Kind } from './types'

export type Filter = { kind: Kind | ''; state: ClaimState | ''; words: string }
export const everything: Filter = { kind: '', state: '', words: '' }

/** The claims that pass the filter; words are looked for in text and passage. */
export const filtered = (claims: Claim[], { kind, state, words }: Filter): Claim[] => {
  const wanted = words.trim().toLowerCase()
  return claims.filter((claim) => (!kind || claim.kind === kind) && (!state || claim.status === state) && (!wanted || `${claim.text} ${claim.passage ?? ''}`.toLowerCase().includes(wanted)))
}

/** How many claims there are of each state. */
export const countsOf = (claims: Claim[]): Record<ClaimState | 'total', number> => {
  const of = (state: ClaimState) => claims.filter(({ status }) => status === state).length
  return { total: claims.length, proven: of('proven'), unproven: of('unproven'), waived: of('waived') }
}
