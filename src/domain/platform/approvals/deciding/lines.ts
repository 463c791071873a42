import type { PayloadRequest } from 'payload'
import { recordLine } from '@/src/domain/platform/messages'
import { takeAttachments } from '@/src/domain/platform/messages/lines/attachments'
import type { Round } from '../rows'

type Said = { note?: string | null; override?: { reason: string } | null; attachments?: readonly string[] }
type Intent = 'approved' | 'rejected' | 'changes_requested' | 'undone'

const inPlace: Record<Exclude<Intent, 'undone'>, string> = {
  approved: 'Approved by the agency on the client’s behalf',
  rejected: 'Rejected by the agency on the client’s behalf',
  changes_requested: 'The agency asks for changes on the client’s behalf',
}

/** The line that a decision leaves in the thread of what it is about, with the files that came with it. Throws what files that are not the caller's are refused with. */
export const lineOf = async (req: PayloadRequest, { slug, subject, agency, client, version }: Round, intent: Intent, { note, override, attachments = [] }: Said): Promise<void> => {
  const why = override && intent !== 'undone' ? `${inPlace[intent]}: ${override.reason.trim()}` : null
  const body = [why, note?.trim()].filter(Boolean).join('\n\n') || null
  const files = attachments.length ? await takeAttachments(req, attachments, { agency, client }) : []
  await recordLine(req, { subject: { slug, id: subject }, agency, client, intent, body, version, attachments: files })
}
