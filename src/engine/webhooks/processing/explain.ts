/** Why a message was put aside, in words that help whoever looks at it; `replay` says whether trying again can help as things are. */
export type Cause = { sentence: string; advice: string }

const causes: Record<string, Cause> = {
  POISON: { sentence: 'The worker stopped twice while it worked on this message, so it was not tried a third time.', advice: 'Look at the log of those moments; replay it once the cause is gone.' },
  SOURCE_UNKNOWN: { sentence: 'Nothing in this version handles messages of this source.', advice: 'Replay it after the part that handles them is there again.' },
  SCHEMA_MISMATCH: { sentence: 'The message lacks something that its kind must have, or has it in another form.', advice: 'Compare it with the sender’s description; replay it after the sender or the handler was corrected.' },
  HANDLER_ERROR: { sentence: 'Handling the message failed each time with an error that nobody foresaw.', advice: 'Report it with the message’s id; replay it after the correction.' },
  SYS_002: { sentence: 'The database or another part was away at every attempt.', advice: 'Replay it now that everything runs.' },
  RES_001: { sentence: 'The message is about something that does not exist here, or no longer.', advice: 'Discard it, or replay it once the row is there.' },
  RES_003: { sentence: 'What the message asks for is not possible in the present state.', advice: 'See the preview; often a later message has said the same already, and this one can be discarded.' },
  UNMATCHED: { sentence: 'What the message is about was not found for a whole day.', advice: 'Replay it once the row is there, or discard it.' },
}

const otherwise: Cause = { sentence: 'The message was refused by the part that handles it.', advice: 'See the error beside it; replay it once that is settled.' }

/** The cause behind an error code. */
export const causeOf = (code: string | null): Cause => causes[code ?? ''] ?? otherwise
