import { createHash } from 'node:crypto'
import sharp from 'sharp'
import { poolOf } from '@/src/engine/database'
import { consentAt, openAt, openStage, type Stage } from './stage'

/** A connected account of the stage's client; the first of several is chosen. */
export const connectAccount = async (stage: Stage, platform: string, person = 'brightside'): Promise<string> => {
  const { body } = await stage.customer<{ url: string }>('POST', '/api/connections/authorize', { client: stage.client, platform })
  const back = await consentAt(body.url, person)
  const end = new URL((await openAt(stage, back.host, `${back.pathname}${back.search}&landed=1`, stage.token)).location)
  const [connected, id] = [end.searchParams.get('connected'), end.searchParams.get('choose')]
  if (connected) return connected
  const link = await stage.customer<{ accounts: { id: string }[] }>('GET', `/api/connections/links/${id}`)
  return (await stage.customer<{ connection: string }>('POST', `/api/connections/links/${id}/choose`, { account: link.body.accounts[0]!.id })).body.connection
}

/** The stage with an account on two networks that posts go out to by themselves. */
export const openPublishing = async (): Promise<{ stage: Stage; google: string; x: string }> => {
  const stage = await openStage()
  return { stage, google: await connectAccount(stage, 'google_business'), x: await connectAccount(stage, 'x') }
}

/** The posts with this text on the sandbox's networks. */
export const onNetworks = ({ sandbox }: Stage, caption: string) => sandbox.state.social.posts.filter(({ text }) => text === caption)

let count = 0
/** A picture of one colour; answers its file and the hash of its bytes. */
export const buildPicture = async (stage: Stage): Promise<{ file: string; sha256: string }> => {
  count += 1
  const bytes = await sharp({ create: { width: 640, height: 480, channels: 3, background: { r: (count * 37) % 256, g: (count * 91) % 256, b: 120 } } }).jpeg().toBuffer()
  const { storeFile } = await import('@/src/domain/platform/files')
  const file = await storeFile(stage.app.payload, { agency: stage.agency, client: stage.client, purpose: 'post', bytes, mimeType: 'image/jpeg', fileName: `picture-${count}.jpg` })
  return { file, sha256: createHash('sha256').update(bytes).digest('hex') }
}

type More = { images?: string[]; caption?: string; scheduledAt?: string; autoPublish?: boolean }

/** A post of the account that the client has approved, long enough ago to go out. */
export const buildApproved = async (stage: Stage, connection: string, { images = [], caption = `Open on Sunday, number ${'i'.repeat((count += 1))}`, ...more }: More = {}): Promise<string> => {
  const made = await stage.admin<{ doc: { id: string; version: number } }>('POST', '/api/posts', { client: stage.client, connection, title: `Post ${count}`, caption, images: images.map((file, at) => ({ file, alt: `Picture ${at + 1}` })), ...more })
  const { id, version } = made.body.doc ?? (made.body as unknown as { id: string; version: number })
  const submitted = await stage.admin('POST', `/api/posts/${id}/submit`, { version })
  const approved = await stage.customer('POST', `/api/posts/${id}/approve`, { version })
  if (submitted.status !== 200 || approved.status !== 200) throw new Error(JSON.stringify([made.body, submitted.body, approved.body]))
  await poolOf(stage.app.payload).query(`update posts set approved_at = now() - interval '1 minute' where id = $1`, [id])
  return id
}

type State = { status: string; publishState: string; publishError: string | null; postUrl: string | null; externalPostId: string | null; postedVia: string | null; attempts: number }

/** How a post stands in the database. */
export const stateOf = async (stage: Stage, id: string): Promise<State> =>
  (await poolOf(stage.app.payload).query<State>(`select status::text, publish_state::text as "publishState", publish_error as "publishError", post_url as "postUrl", external_post_id as "externalPostId", posted_via::text as "postedVia", publish_attempts::int as attempts from posts where id = $1`, [id]))[0]!

/** Waits until a post's publishing is in one of these states; a minute at most. */
export const until = async (stage: Stage, id: string, ...states: string[]): Promise<State> => {
  for (const end = Date.now() + 60_000; ; ) {
    const state = await stateOf(stage, id)
    if (states.includes(state.publishState)) return state
    if (Date.now() > end) throw new Error(`The post stands at ${JSON.stringify(state)}.`)
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}
