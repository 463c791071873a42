import type { DocumentFacts } from '../facts/types'

/** What helps, by the code of the failure (spec 06-platform §17.2). */
const cures: Record<string, string> = {
  GEN_002: 'Narrow the topic, or give the client’s own sources and use only these.',
  GEN_003: 'Try again with another template, or tell the operator of the platform which one it was.',
  GEN_004: 'Try again. If it fails once more, the operator can see why in the run’s record.',
  GEN_006: 'Try again: the step is asked afresh. A clearer topic helps when it happens twice.',
  GEN_008: 'Open the points above, change topic, sources or direction accordingly, and try again.',
  GEN_010: 'Raise the cost limit and try again: nothing already bought is bought twice.',
  GEN_011: 'Add the client’s own sources, or widen the topic, and start again.',
  BIZ_004: 'The credits of this period are used up. Wait for the next one or ask for more.',
  SYS_002: 'Try again in some minutes.',
}

type Keys = DocumentFacts['keys']

/** Whose keys are used decides who can mend them. */
const keyCures: Record<string, Record<Keys, string>> = {
  GEN_005: {
    own: 'The service may be busy or out of reach. Try again in some minutes; if it stays, check the key under Connections.',
    included: 'The service may be busy or out of reach. Try again in some minutes; if it stays, tell the platform’s operator and give the reference below.',
  },
  BIZ_008: {
    own: 'Add the missing key under Connections, then try again.',
    included: 'A key of the platform is missing. Tell the platform’s operator and give the reference below.',
  },
}

/** The sentence that says what to do next, by whose vendor keys are used; unknown codes get the general one. */
export const adviceFor = (code: string | null, keys: Keys): string =>
  keyCures[code ?? '']?.[keys] ?? cures[code ?? ''] ?? 'Try again. If it fails once more, give the operator the reference below.'
