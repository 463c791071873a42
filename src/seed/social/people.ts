import type { PayloadRequest } from 'payload'
import { createLocalReq } from 'payload'
import sharp from 'sharp'
import { storeFile } from '@/src/domain/platform/files'
import { sqlOf } from '@/src/engine/database'
import { asSystem } from '@/src/engine/doors'

/** The id of a person of the demo. */
export const person = async (req: PayloadRequest, name: string): Promise<string> => (await sqlOf(req).query<{ id: string }>('select id from users where email = $1', [`${name}@impresario.test`]))[0]!.id

/** The same transaction in the name of a person. */
export const personReq = async (req: PayloadRequest, id: string): Promise<PayloadRequest> => {
  const user = await asSystem(req, 'seed').findByID('users', id)
  const own = await createLocalReq({ user: { ...user, collection: 'users' } as never, context: { ...req.context } }, req.payload)
  return Object.assign(own, { transactionID: req.transactionID })
}

/** A drawn head and shoulders: nobody's picture. */
const portrait = (): Promise<Buffer> =>
  sharp(Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="400" height="400"><rect width="400" height="400" fill="#dbe7e4"/><path d="M40,400 q20,-150 160,-150 t160,150 Z" fill="#0b3c49"/><path d="M170,215 h60 v60 q-30,26 -60,0 Z" fill="#c98d68"/>
    <ellipse cx="200" cy="165" rx="68" ry="82" fill="#dfa57f"/><path d="M126,170 q-12,-112 78,-112 q82,2 70,112 q-10,-52 -42,-66 q-54,32 -106,66 Z" fill="#3a2a24"/></svg>`)).png().toBuffer()

/** The face and the work of whoever looks after a client. */
export const introduce = async (req: PayloadRequest, { agency, staff: id }: { agency: string; staff: string }): Promise<void> => {
  const avatar = await storeFile(req, { agency, purpose: 'avatar', bytes: await portrait(), mimeType: 'image/png', fileName: 'portrait.png' })
  await asSystem(req, 'seed').update('users', id, { avatar, jobTitle: 'Editor, social media' } as never)
}
