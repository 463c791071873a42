import type { PayloadRequest } from 'payload'
import { fileAnswer } from '@/src/domain/platform/fileAnswer'
import { readStoredFile } from '@/src/domain/platform/files'
import { as } from '@/src/engine/doors'
import { fail } from '@/src/errors'
import { agentsOf, ofAssigned } from './agents'

const seconds = 15 * 60

/** Where whoever reads a client finds the picture of somebody who is assigned to it, or null without one. */
export const pictureAddressOf = (client: string, { id, avatar }: { id: string; avatar: string | null }): string | null => avatar && `/api/clients/${client}/agents/${id}/picture?v=${avatar}`

const ofAgent = `'/api/clients/' || work.client_id || '/agents/' || worker.id || '/picture?v=' || worker.avatar_id`

/** SQL for where both sides of a conversation find a person's picture: that of who is assigned to the client, or of one of its own people; null for anybody else's, and without one. */
export const pictureSql = (who: { person: string; client: string }): string =>
  `coalesce(${ofAssigned(ofAgent, who)}, (select '/api/files/file/' || face.filename from users shown join files face on face.id = shown.avatar_id where shown.id = ${who.person} and face.client_id = ${who.client}))`

/** The picture of somebody who looks after a client, for everybody who reads the client: a client's people see no other files of staff. Throws RES_001, FILE_004. */
export const agentPicture = async (req: PayloadRequest, client: string, user: string): Promise<Response> => {
  const { id } = await as(req).findByID('clients', client)
  const agent = (await agentsOf(req, id)).find((one) => one.id === user && one.assigned)
  if (!agent?.avatar) throw fail('RES_001')
  return fileAnswer(await readStoredFile(req.payload, agent.avatar), { cache: `private, max-age=${seconds}`, disposition: 'inline' })
}
