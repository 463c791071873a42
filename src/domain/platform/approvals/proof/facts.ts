import type { PayloadRequest } from 'payload'
import { shownName } from '@/src/domain/platform/team/names'
import { sqlOf } from '@/src/engine/database'
import { subjectOf, type SubjectRef } from '../subjects'
import { changesBetween, type Change } from './changes'
import { keptVersions, type Kept } from './versions'

export type Said = { round: number; version: number; who: string; decision: string; note: string | null; via: string; override: boolean; overrideReason: string | null; at: Date; undoneAt: Date | null }
export type Line = { at: Date; who: string | null; intent: string; body: string | null; version: number | null }

/** All that a proof sheet shows. Lines among staff are not in it: it is for the client as much as for the agency. */
export type SheetFacts = {
  noun: string; title: string; client: string; account: string | null; network: string | null; picture: string | null
  state: { outcome: string | null; status: string; mode: string | null; round: number; version: number; fingerprint: string; closedAt: Date | null }
  versions: (Omit<Kept, 'snapshot'> & { changes: Change[] })[]
  decisions: Said[]
  lines: Line[]
  agency: { name: string; footer: string | null; zone: string; pageSize: 'a4' | 'letter'; colors: (string | null)[]; logo: string | null }
  locale: string
}

type Last = { title: string | null; client: string; account: string | null; picture: string | null; closedAt: Date | null; locale: string; name: string; footer: string | null; zone: string; pageSize: 'a4' | 'letter'; colors: (string | null)[]; logo: string | null }

const lastSql = `select a.title, c.company_name as client, a.account, a.picture_id as picture, a.closed_at as "closedAt", coalesce(c.language, 'en') as locale, g.name, g.footer_text as footer, coalesce(g.default_timezone, 'UTC') as zone,
    coalesce(g.page_size::text, 'letter') as "pageSize", array[g.color_accent1, g.color_accent2, g.color_accent3]::text[] as colors, coalesce(g.logo_horizontal_id, g.logo_round_id, g.logo_vertical_id) as logo
  from approvals a join clients c on c.id = a.client_id join agencies g on g.id = a.agency_id where a.id = $1`

const saidSql = `select a.round::int as round, d.version::int as version, ${shownName('u')} as who, d.decision::text as decision, d.note, d.via::text as via, d.override is true as override, d.override_reason as "overrideReason", d.at, d.undone_at as "undoneAt"
  from approval_decisions d join approvals a on a.id = d.approval_id join users u on u.id = d.user_id where a.subject_type = $1 and a.subject_id = $2 order by d.at, d.id limit 500`

const linesSql = `select m.created_at as at, coalesce(nullif(m.author_label, ''), u.display_name) as who, m.intent::text as intent, case when m.deleted_at is null then m.body end as body, m.post_version::int as version
  from messages m left join users u on u.id = m.author_id where m.conversation = $1 and m.internal is not true order by m.created_at, m.id limit 500`

/** The facts of a sheet, or null while nothing was ever submitted. */
export const sheetFacts = async (req: PayloadRequest, ref: SubjectRef): Promise<SheetFacts | null> => {
  const { noun, kind } = subjectOf(ref.slug)
  const kept = await keptVersions(req, ref)
  const newest = kept.at(-1)
  const [last] = newest ? await sqlOf(req).query<Last>(lastSql, [newest.approval]) : []
  if (!newest || !last) return null
  const { round, version, fingerprint, status, outcome, mode, snapshot } = newest
  return {
    noun, title: last.title ?? 'Untitled', client: last.client, account: last.account, network: (snapshot.platform as string | undefined) ?? null, picture: last.picture,
    state: { outcome, status, mode, round, version, fingerprint, closedAt: last.closedAt },
    versions: kept.map(({ snapshot: now, ...one }, at) => ({ ...one, changes: at > 0 ? changesBetween(kept[at - 1]!.snapshot, now) : [] })),
    decisions: await sqlOf(req).query<Said>(saidSql, [ref.slug, ref.id]),
    lines: await sqlOf(req).query<Line>(linesSql, [`${kind}:${ref.id}`]),
    agency: { name: last.name, footer: last.footer, zone: last.zone, pageSize: last.pageSize, colors: last.colors, logo: last.logo },
    locale: last.locale === 'en' ? 'en-US' : last.locale,
  }
}
