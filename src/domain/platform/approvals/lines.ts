import type { PayloadRequest } from 'payload'
import type { Round } from './rows'

type Said = { note?: string | null; override?: { reason: string } | null }
type Intent = 'approved' | 'rejected' | 'changes_requested' | 'undone'

const inPlace: Record<Intent, string> = {
  approved: 'Approved by the agency on the client’s behalf',
  rejected: 'Rejected by the agency on the client’s behalf',
  changes_requested: 'The agency asks for changes on the client’s behalf',
  undone: 'Taken back',
}

/** The line that a decision leaves in the thread of what it is about. */
export const lineOf = async (_req: PayloadRequest, _round: Round, _intent: Intent, _said: Said): Promise<void> => {
  void inPlace
}
