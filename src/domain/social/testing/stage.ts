import { poolOf, systemRequest } from '@/src/engine/database'
import { asSystem } from '@/src/engine/doors'
import { startApp, type Answer, type App, type Caller } from '@/src/testing/app'
import { buildAgency, buildClient, buildUser } from '@/src/testing/build'
import { picture } from './pictures'

export type Refusal = { errors: { message: string; data: { code: string; name: string; field?: string; details?: Record<string, unknown> } }[] }
export type PostAnswer = Record<string, unknown> & { id: string; status: string; version: number; allowedActions: string[] }

/** An agency with two clients, accounts on three networks and everybody who works with posts, signed in. */
export type Stage = {
  app: App; agency: string; client: string; other: string; agent: string
  admin: Caller; member: Caller; customer: Caller; stranger: Caller
  accounts: Record<'linkedin' | 'instagram' | 'x' | 'others', string>
  /** A picture of the client, as staff upload it. */
  image(options?: { width?: number; height?: number; by?: Caller; client?: string; kind?: 'jpeg' | 'png' }): Promise<string>
  /** A draft that the rules let through. */
  draft(more?: Record<string, unknown>): Promise<PostAnswer>
  /** The same, moved on to a state by those whose move it is. */
  inState(state: string, more?: Record<string, unknown>): Promise<PostAnswer>
  sql<R extends object>(text: string, ...values: unknown[]): Promise<R[]>
}

/** What a refusal says: status, code and the domain's own name for it. */
export const refusalOf = ({ status, body }: Answer<unknown>): [number, string | undefined, string | undefined] => {
  const [first] = (body as Partial<Refusal>).errors ?? []
  return [status, first?.data?.code, first?.data?.name]
}

export const startStage = async (): Promise<Stage> => {
  const app = await startApp()
  const agency = (await buildAgency(app.payload, { defaultTimezone: 'Europe/Berlin' })).id
  const [client, other] = [(await buildClient(app.payload, { agency })).id, (await buildClient(app.payload, { agency })).id]
  const people = { admin: { agency, role: 'agency_admin' }, member: { agency, role: 'agency_member' }, customer: { agency, role: 'client', client } }
  const enter = async (more: Record<string, unknown>) => {
    const { id, email } = await buildUser(app.payload, more)
    return { id, call: await app.as(email) }
  }
  const [admin, member, customer, stranger] = [await enter(people.admin), await enter(people.member), await enter(people.customer), await enter({ agency: (await buildAgency(app.payload)).id })]
  const account = async (platform: string, of: string) => {
    const system = asSystem(await systemRequest(app.payload, 'tests'), 'tests')
    const mode = platform === 'instagram' ? 'hand' : 'channel'
    return (await system.create('connections', { agency, client: of, kind: 'social_account', platform, mode, label: `quay ${platform}`, handle: `@quay-${platform}`, status: 'ok' } as never)).id
  }
  const accounts = { linkedin: await account('linkedin', client), instagram: await account('instagram', client), x: await account('x', client), others: await account('linkedin', other) }
  const stage: Omit<Stage, 'image' | 'draft' | 'inState'> = {
    app, agency, client, other, agent: member.id, admin: admin.call, member: member.call, customer: customer.call, stranger: stranger.call, accounts,
    sql: (text, ...values) => poolOf(app.payload).query(text, values),
  }
  return { ...stage, ...making(stage) }
}

const making = ({ agency, client, accounts, member, customer }: Omit<Stage, 'image' | 'draft' | 'inState'>): Pick<Stage, 'image' | 'draft' | 'inState'> => {
  const image: Stage['image'] = async ({ width = 1200, height = 628, by = member, client: of = client, kind = 'jpeg' } = {}) => {
    const form = new FormData()
    form.set('_payload', JSON.stringify({ purpose: 'post', client: of, agency }))
    form.set('file', new Blob([new Uint8Array(await picture({ width, height, kind }))], { type: `image/${kind}` }), `quay.${kind}`)
    const made = await by<{ doc: { id: string } }>('POST', '/api/files', form)
    if (made.status !== 201) throw new Error(`The picture was not taken: ${JSON.stringify(made.body)}`)
    return made.body.doc.id
  }
  let usual: Promise<string> | undefined
  const draft: Stage['draft'] = async (more = {}) => {
    const images = more.images ?? [{ file: await (usual ??= image()), alt: 'The quay' }]
    const made = await member<{ doc: PostAnswer }>('POST', '/api/posts', { client, connection: accounts.linkedin, title: 'The quay opens', caption: 'We open on Monday.', ...more, images })
    if (made.status !== 201) throw new Error(`The draft was not taken: ${JSON.stringify(made.body)}`)
    return made.body.doc
  }
  const moves: Record<string, (id: string, version: number) => Promise<Answer>> = {
    approved: (id, version) => customer('POST', `/api/posts/${id}/approve`, { version }),
    rejected: (id, version) => customer('POST', `/api/posts/${id}/reject`, { version, reason: 'Not ours' }),
    changes_requested: (id, version) => customer('POST', `/api/posts/${id}/request-changes`, { version, text: 'Shorter, please' }),
  }
  const inState: Stage['inState'] = async (state, more) => {
    const { id, version } = await draft(more)
    const step = async (answer: Promise<Answer>) => {
      const { status, body } = await answer
      if (status !== 200) throw new Error(`Not ${state}: ${JSON.stringify(body)}`)
    }
    if (state !== 'draft') await step(member('POST', `/api/posts/${id}/submit`, { version }))
    if (state === 'posted') await step(moves.approved!(id, version))
    if (state in moves) await step(moves[state]!(id, version))
    if (state === 'posted') await step(member('POST', `/api/posts/${id}/mark-posted`, { postUrl: `https://www.linkedin.com/feed/update/urn:li:share:7${id.replaceAll(/\D/g, '').slice(-12)}/` }))
    return (await member<PostAnswer>('GET', `/api/posts/${id}`)).body
  }
  return { image, draft, inState }
}
