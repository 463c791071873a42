export type Kind = 'statistic' | 'quote' | 'statement'
export type ClaimState = 'proven' | 'unproven' | 'waived'
export type Figure = { text: string; found: boolean; evidence: string | null; start: number | null; end: number | null }

/** A line of the ledger. `passage` is the source's text from `start` to `end`. */
export type Claim = {
  id: string
  kind: Kind
  place: string | null
  text: string
  figures: Figure[]
  evidence: string | null
  passage: string | null
  start: number | null
  end: number | null
  status: ClaimState
  waiveReason: string | null
  waivedAt: string | null
}

/** A stored source of the document, without its text. */
export type Source = {
  id: string
  ref: string | null
  kind: 'web' | 'source' | 'brief'
  source: string | null
  url: string | null
  title: string | null
  publisher: string | null
  domain: string | null
  score: number | null
  publishedAt: string | null
  accessedAt: string | null
}

export type Proof = { claims: Claim[]; sources: Source[] }
