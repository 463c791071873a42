import type { PayloadRequest } from 'payload'
import { recordLine } from '@/src/domain/platform/messages'
import type { Round } from './rows'

type Said = { note?: string | null; override?: { reason: string } | null }
type Intent = 'approved' | 'rejected' | 'changes_requested' | 'undone'

const inPlace: Record<Exclude<Intent, 'undone'>, string> = {
  approved: 'Approved by the agency on the client’s behalf',
  rejected: 'Rejected by the agency on the client’s behalf',
  changes_requested: 'The agency asks for changes on the client’s behalf',
}

/** The line that a decision leaves in the thread of what it is about. */
export const lineOf = async (req: PayloadRequest, { slug, subject, agency, client, version }: Round, intent: Intent, { note, override }: Said): Promise<void> => {
  const why = override && intent !== 'undone' ? `${inPlace[intent]}: ${override.reason.trim()}` : null
  const body = [why, note?.trim()].filter(Boolean).join('\n\n') || null
  await recordLine(req, { subject: { slug: slug as 'posts', id: subject }, agency, client, intent, body, version })
}
