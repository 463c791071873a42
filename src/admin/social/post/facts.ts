import type { PayloadRequest } from 'payload'
import type { AsJson } from '@/src/browser/api'
import { approvalOf, type ShownApproval } from '@/src/domain/platform/approvals/round/state'
import { versionsOf, type Versions } from '@/src/domain/platform/approvals/proof/versions'
import { postSubject } from '@/src/domain/social/posts/subject'
import { showPost } from '@/src/domain/social/posts/show'
import { rulesInForce } from '@/src/domain/social/figures/current'
import { isPlatform, type PlatformKey, type Rules } from '@/src/domain/social/rules'
import { standingStops, type StandingStop } from '@/src/domain/social/stops/standing'
import { sqlOf } from '@/src/engine/database'
import { as } from '@/src/engine/doors'
import { idOf } from '@/src/engine/idOf'
import type { Action } from '@/src/engine/workflow'
import { namesOf } from '../../dashboard/related'
import { accountOf, choicesFor } from '../composer/choices'
import { clockTimeOf, type Account, type ClientChoice, type Values } from '../composer/values'
import { shownState } from '../../status/tone'
import { picturesOf } from './pictures'

type Wish = { text: string; by: string | null; at: string }
export type Figures = Record<string, number | string | null | undefined>

/** What the page of a post shows, as plain data. */
export type PostFacts = {
  stops: StandingStop[]
  id: string; version: number; title: string; status: string; statusLabel: string; statusPill: ReturnType<typeof shownState>['pill']
  client: ClientChoice; account: Account | null; accounts: Account[]; rules: Rules; platform: PlatformKey | null; agent: string | null; author: string | null
  actions: Action[]; allowed: string[]; approval: Plain<ShownApproval> | null; versions: Plain<Versions>
  wish: Wish | null; rejection: Wish | null; scheduledAt: string | null; zone: string; autoPublish: boolean; isLate: boolean; submittedAt: string | null
  postUrl: string | null; postedAt: string | null; postedVia: string | null; publishState: string; publishError: string | null; metrics: Figures | null; values: Values
}

/** A value as it arrives in the browser: dates as text, all the way down. */
export type Plain<T> = T extends Date ? string : T extends (infer E)[] ? Plain<E>[] : T extends object ? { [K in keyof AsJson<T>]: Plain<AsJson<T>[K]> } : T

type Row = Record<string, unknown>
const text = (value: unknown): string | null => (typeof value === 'string' && value ? value : null)
const plain = <T>(value: T): Plain<T> => JSON.parse(JSON.stringify(value)) as Plain<T>

/** Reads with the person's rights what the page of a post shows. Throws RES_001. */
export const postFactsOf = async (req: PayloadRequest, id: string): Promise<PostFacts> => {
  const row = (await showPost(req, id)) as Row & { status: string; title: string; version: number; actions: Action[]; allowedActions: string[] }
  const ref = { slug: postSubject.slug, id }
  const [choices, { rules }, approval, versions, people, values] = await Promise.all([choicesFor(req), rulesInForce(sqlOf(req)), approvalOf(req, ref), versionsOf(req, ref), peopleOf(req, row), valuesOf(req, row)])
  const client = choices.clients.find((one) => one.id === idOf(row.client)) ?? { id: idOf(row.client) ?? '', name: (await namesOf(req, [idOf(row.client)])).get(idOf(row.client) ?? '')?.name ?? '', zone: 'UTC' }
  const account = choices.accounts.find((one) => one.id === idOf(row.connection)) ?? (await accountBehind(req, idOf(row.connection)))
  const { label, pill } = shownState('posts', row.status)
  return {
    stops: await standingStops(req, client.id),
    id, version: row.version, title: row.title, status: row.status, statusLabel: label, statusPill: pill, client, account, accounts: choices.accounts.filter((one) => one.client === client.id), rules,
    platform: isPlatform(row.platform) ? row.platform : null, agent: people.get(idOf(row.agent) ?? '') ?? null, author: people.get(idOf(row.author) ?? '') ?? null,
    actions: row.actions, allowed: row.allowedActions, approval: plain(approval), versions: plain(versions),
    wish: wishOf(row.changeRequest, people), rejection: text(row.rejectionReason) ? { text: String(row.rejectionReason), by: people.get(idOf(row.rejectedBy) ?? '') ?? null, at: String(row.rejectedAt) } : null,
    ...planOf(row), submittedAt: text(row.submittedAt), postUrl: text(row.postUrl), postedAt: text(row.postedAt), postedVia: text(row.postedVia),
    publishState: text(row.publishState) ?? 'none', publishError: text(row.publishError), metrics: (row.metrics as Figures | undefined) ?? null,
    values: { ...values, client: client.id, zone: text(row.scheduledTimezone) ?? client.zone, date: clockTimeOf(text(row.scheduledAt), text(row.scheduledTimezone) ?? client.zone) },
  }
}

const late = ['pending_approval', 'changes_requested', 'approved']
const planOf = (row: Row) => {
  const scheduledAt = text(row.scheduledAt)
  return { scheduledAt, zone: text(row.scheduledTimezone) ?? 'UTC', autoPublish: Boolean(row.autoPublish), isLate: Boolean(scheduledAt) && Date.parse(scheduledAt!) < Date.now() && late.includes(String(row.status)) }
}

const wishOf = (given: unknown, people: Map<string, string>): Wish | null => {
  const { text: words, by, at } = (given ?? {}) as { text?: string; by?: unknown; at?: string }
  return words ? { text: words, by: people.get(idOf(by) ?? '') ?? null, at: String(at) } : null
}

const peopleOf = async (req: PayloadRequest, row: Row): Promise<Map<string, string>> => {
  const ids = [row.agent, row.author, row.rejectedBy, (row.changeRequest as Row | undefined)?.by].map(idOf).filter((id): id is string => id !== null)
  const { docs } = ids.length ? await as(req).find('users', { where: { id: { in: ids } }, limit: ids.length, pagination: false, select: { displayName: true } }) : { docs: [] }
  return new Map(docs.map(({ id, displayName }) => [id, displayName ?? 'Somebody']))
}

/** An account that was removed is shown still, but can no longer be chosen. */
const accountBehind = async (req: PayloadRequest, id: string | null): Promise<Account | null> => {
  const row = id ? await as(req).findByID('connections', id).catch(() => null) : null
  return (row && accountOf(row as unknown as Parameters<typeof accountOf>[0])[0]) ?? null
}

const valuesOf = async (req: PayloadRequest, row: Row): Promise<Values> => ({
  client: '', accounts: [idOf(row.connection)].filter((id): id is string => id !== null), title: String(row.title ?? ''), caption: String(row.caption ?? ''), captions: {},
  images: await picturesOf(req, (row.images ?? []) as Row[]), date: '', zone: 'UTC', autoPublish: Boolean(row.autoPublish), internalNote: String(row.internalNote ?? ''),
})
