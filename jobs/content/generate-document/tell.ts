import type { PayloadRequest } from 'payload'
import { tell } from '@/src/domain/platform/notify'
import type { DocumentRun } from './outputs'

type Told = { type: string; title: string; body: string }

/** Notifies whoever started the run; a run that nobody started is told to the agency's admins. */
export const tellStaff = async (req: PayloadRequest, run: DocumentRun, told: Told): Promise<void> => {
  const to = run.createdBy ? { user: run.createdBy } : { role: 'agency_admin' as const, agency: String(run.agency) }
  await tell(req, to, { ...told, agency: run.agency, client: run.client, link: `/admin/collections/documents/${run.input.documentId}` })
}
