import type { PayloadRequest } from 'payload'
import { sqlOf } from '@/src/engine/database'
import { needEntitled } from '@/src/domain/platform/entitlements'
import { env } from '@/src/env'
import { fail } from '@/src/errors'
import { scriptWithoutFont, scriptWord, unwritableScripts } from '../text/scripts'
import type { Asked } from './body'
import type { Standing } from './standing'

/** Sources that are named must be the client's; without any there is nothing to write from when the web is left out. */
export const checkSources = async (req: PayloadRequest, asked: Asked, { client }: Standing): Promise<void> => {
  const ids = [...new Set(asked.sourceIds ?? [])]
  const rows = await sqlOf(req).query<{ id: string }>(
    `select id from sources where client_id = $1 and case when cardinality($2::uuid[]) > 0 then id = any($2) else use_in_generation is not false end`, [client.id, ids])
  const known = new Set(rows.map(({ id }) => id))
  const unknown = ids.filter((id) => !known.has(id))
  if (unknown.length > 0) throw fail('VAL_001', { field: 'sourceIds', message: 'A source that you named does not belong to this client.', details: { unknown } })
  if (asked.sourcesOnly && rows.length === 0) {
    throw fail('VAL_001', { field: 'sourcesOnly', message: 'This client has no sources yet. Add a text, a link or a file, or let the web be searched.' })
  }
}

/** A text that no font of the machine can draw would come out as empty boxes: said before anything is written or paid for. */
export const checkLetters = (asked: Pick<Asked, 'topic' | 'keywords'>, { client }: { client: { language: string } }, unwritable = unwritableScripts()): void => {
  const script = scriptWithoutFont(`${asked.topic} ${(asked.keywords ?? []).join(' ')}`, client.language, unwritable)
  if (!script) return
  const message = `No font for ${scriptWord(script)} is installed here, so the PDF would show empty boxes. Ask the operator of the platform to install one, or use another language.`
  throw fail('VAL_001', { field: 'topic', message, details: { script } })
}

/** Own covers are a feature of the plan; the file must be the agency's and, where it has one, the client's. */
export const checkCover = async (req: PayloadRequest, asked: Asked, { agency, client }: Standing): Promise<string | null> => {
  if (!asked.coverImage) return agency.ownCovers ? client.cover : null
  if (!agency.ownCovers) throw fail('BIZ_005', { field: 'coverImage', message: 'Your plan does not include own cover pictures.' })
  const [file] = await sqlOf(req).query<{ mime: string }>(
    'select mime_type as mime from files where id = $1 and agency_id = $2 and (client_id is null or client_id = $3)', [asked.coverImage, agency.id, client.id])
  if (!file) throw fail('VAL_001', { field: 'coverImage', message: 'This picture is not known.' })
  if (!/^image\/(?:jpeg|png|webp)$/.test(file.mime)) throw fail('FILE_002', { field: 'coverImage', message: 'A cover is a JPG, PNG or WebP picture.' })
  return asked.coverImage
}

/** Writing is not switched off; with own keys the text key must be there, which is not asked for in sandbox mode, where nothing is bought. */
export const checkKey = async (req: PayloadRequest, { agency, client }: Standing): Promise<void> => {
  await needEntitled(sqlOf(req), 'text_generation', agency.id, client.id)
  if (agency.keyMode !== 'byok' || env.providersMode === 'sandbox') return
  const [key] = await sqlOf(req).query(
    `select id from connections join sealed_secrets on connection_id = id where agency_id = $1 and client_id is null and kind = 'vendor_key' and vendor = 'anthropic' and status <> 'revoked' limit 1`, [agency.id])
  if (!key) throw fail('BIZ_008', { message: 'Add your key for text generation under Connections first.' })
}

/** Included credits are not used up; a monthly budget, if the agency has set one, is not reached. */
export const checkCredits = ({ agency }: Standing): void => {
  const spent = Math.max(agency.usedCents, agency.spentMicroUsd / 10_000)
  if (agency.keyMode === 'included' && spent >= agency.creditsCents) throw fail('BIZ_004', { details: { usedCents: Math.round(spent), limitCents: agency.creditsCents } })
  if (agency.monthlyBudget !== null && spent >= agency.monthlyBudget) throw fail('GEN_010', { message: 'The agency’s monthly budget is used up.', details: { limitCents: agency.monthlyBudget } })
}

/** Posting by itself needs a channel, and each channel a linked account of the client. */
export const checkChannels = async (req: PayloadRequest, asked: Asked, { client, agency }: Standing): Promise<void> => {
  if (!asked.autoDistribute) return
  const wanted = asked.distributionChannels ?? []
  if (wanted.length === 0) throw fail('BIZ_006', { field: 'distributionChannels', message: 'Choose at least one channel to post to.' })
  const rows = await sqlOf(req).query<{ vendor: string }>(
    `select vendor::text as vendor from connections where agency_id = $1 and (client_id = $2 or client_id is null) and kind = 'social_account' and status not in ('revoked', 'expired')`, [agency.id, client.id])
  const linked = new Set(rows.map(({ vendor }) => vendor))
  const missing = wanted.filter((channel) => !linked.has(channel))
  if (missing.length > 0) throw fail('BIZ_006', { field: 'distributionChannels', details: { channels: missing } })
}

/** A client's own people may start so many documents a month. */
export const checkClientLimit = async (req: PayloadRequest, { agency, client, asClient }: Standing): Promise<void> => {
  if (!asClient) return
  const [row] = await sqlOf(req).query<{ count: number }>(
    `select count(*)::int as count from documents d join users_memberships m on m._parent_id = d.created_by_id and m.role = 'client' and m.client_id = d.client_id
     where d.client_id = $1 and d.created_at >= date_trunc('month', now())`, [client.id])
  if (row && row.count >= agency.clientLimit) throw fail('BIZ_009', { details: { used: row.count, limit: agency.clientLimit } })
}

/** The hard cost limit of one document in cents: the lowest of what the request, the client, the agency and its month allow; null = none. */
export const budgetFor = (asked: Asked, { agency, client }: Standing): number | null => {
  const month = agency.monthlyBudget === null ? null : Math.max(1, Math.floor(agency.monthlyBudget - Math.max(agency.usedCents, agency.spentMicroUsd / 10_000)))
  const limits = [asked.budgetCents ?? null, client.documentBudget, agency.documentBudget, month].filter((limit): limit is number => limit !== null)
  return limits.length === 0 ? null : Math.min(...limits)
}
