/** What helps, by the code of the failure (spec 06-platform §17.2). */
const cures: Record<string, string> = {
  GEN_002: 'Narrow the topic, or give the client’s own sources and use only these.',
  GEN_003: 'Try again with another template, or tell the operator of the platform which one it was.',
  GEN_004: 'Try again. If it fails once more, the operator can see why in the run’s record.',
  GEN_005: 'The service may be busy or out of reach. Try again in some minutes; if it stays, check the key under Connections.',
  GEN_006: 'Try again: the step is asked afresh. A clearer topic helps when it happens twice.',
  GEN_008: 'Open the points above, change topic, sources or direction accordingly, and try again.',
  GEN_010: 'Raise the cost limit and try again: nothing already bought is bought twice.',
  GEN_011: 'Add the client’s own sources, or widen the topic, and start again.',
  BIZ_004: 'The credits of this period are used up. Wait for the next one or ask for more.',
  BIZ_008: 'Add the missing key under Connections, then try again.',
  SYS_002: 'Try again in some minutes.',
}

/** The sentence that says what to do next; unknown codes get the general one. */
export const adviceFor = (code: string | null): string => cures[code ?? ''] ?? 'Try again. If it fails once more, give the operator the reference below.'
