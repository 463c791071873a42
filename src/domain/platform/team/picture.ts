import type { PayloadRequest } from 'payload'
import { fileAnswer } from '@/src/domain/platform/fileAnswer'
import { readStoredFile } from '@/src/domain/platform/files'
import { as } from '@/src/engine/doors'
import { fail } from '@/src/errors'
import { agentsOf } from './agents'

const seconds = 15 * 60

/** Where whoever reads a client finds the picture of somebody who is assigned to it, or null without one. */
export const pictureAddressOf = (client: string, { id, avatar }: { id: string; avatar: string | null }): string | null => avatar && `/api/clients/${client}/agents/${id}/picture?v=${avatar}`

/** The picture of somebody who looks after a client, for everybody who reads the client: a client's people see no other files of staff. Throws RES_001, FILE_004. */
export const agentPicture = async (req: PayloadRequest, client: string, user: string): Promise<Response> => {
  const { id } = await as(req).findByID('clients', client)
  const agent = (await agentsOf(req, id)).find((one) => one.id === user && one.assigned)
  if (!agent?.avatar) throw fail('RES_001')
  return fileAnswer(await readStoredFile(req.payload, agent.avatar), { cache: `private, max-age=${seconds}`, disposition: 'inline' })
}
