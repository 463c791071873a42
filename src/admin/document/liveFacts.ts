import type { RunFacts } from '../progress/types'
import { shownState } from '../status/tone'
import type { DocumentFacts } from './facts/types'

const states: Record<RunFacts['status'], string> = { queued: 'pending', running: 'generating', waiting: 'generating', completed: 'ready', failed: 'failed', canceled: 'canceled' }

/** The facts with the state that the run is in now, which the page's own reading only catches up with. */
export const liveFacts = (facts: DocumentFacts, run: RunFacts): DocumentFacts => {
  const { label, pill } = shownState('documents', states[run.status])
  return { ...facts, run, statusLabel: label, statusPill: pill }
}
