import type { CollectionBeforeChangeHook, PayloadRequest } from 'payload'
import { sqlOf } from '@/src/engine/database'
import { idOf } from '@/src/engine/idOf'
import { asUuid } from '@/src/engine/ids'
import { fail } from '@/src/errors'

type Assigned = { template?: unknown; assignedAt?: string | null; assignedBy?: unknown }
type Ids = { id: string }[]

// What a plan with a limit may use at all; an agency's own designs are assigned by hand.
const assignable = `select id from templates where is_active is not false and published_at is not null and is_premium is not true`

/**
 * An agency whose plan limits templates has its own set: the first ones in the gallery's order unless the operator chose,
 * so that no agency is without any; never more than the plan allows, and none that is premium (spec 06-platform §8). Throws VAL_001.
 */
export const assignTemplates: CollectionBeforeChangeHook = async ({ data, originalDoc, req }) => {
  const [plan] = await sqlOf(req).query<{ max: number | null }>('select max_templates::int as max from plans where id = $1', [asUuid(idOf(data.plan) ?? idOf(originalDoc?.plan))])
  if (typeof plan?.max !== 'number') return data
  const before = (originalDoc?.assignedTemplates ?? []) as Assigned[]
  const given = (data.assignedTemplates ?? before) as Assigned[]
  const now = new Date().toISOString()
  if (given.length === 0) return { ...data, assignedTemplates: (await firstOf(req, plan.max)).map(({ id }) => ({ template: id, assignedAt: now })) }
  const known = new Map(before.map((row) => [idOf(row.template), row]))
  if (given.some(({ template }) => !known.has(idOf(template)))) await check(req, given, plan.max)
  const dated = given.map((row) => ({ ...row, ...since(known.get(idOf(row.template)) ?? row, now, req.user?.id) }))
  // A smaller plan keeps what has been there longest.
  return { ...data, assignedTemplates: dated.length > plan.max ? dated.toSorted((a, b) => a.assignedAt.localeCompare(b.assignedAt)).slice(0, plan.max) : dated }
}

const since = ({ assignedAt, assignedBy }: Assigned, now: string, person: string | undefined) => ({ assignedAt: assignedAt ? new Date(assignedAt).toISOString() : now, assignedBy: idOf(assignedBy) ?? (assignedAt ? null : (person ?? null)) })

const firstOf = (req: PayloadRequest, max: number): Promise<Ids> =>
  sqlOf(req).query(`${assignable} and agency_id is null order by sort_order, code limit $1`, [max])

const check = async (req: PayloadRequest, given: Assigned[], max: number): Promise<void> => {
  if (given.length > max) throw fail('VAL_001', { field: 'assignedTemplates', message: `This plan has ${max} templates; ${given.length} are assigned.` })
  const fits: Ids = await sqlOf(req).query(`${assignable} and id = any($1::uuid[])`, [given.map(({ template }) => idOf(template))])
  const known = new Set(fits.map(({ id }) => id))
  if (given.some(({ template }) => !known.has(idOf(template) ?? ''))) throw fail('VAL_001', { field: 'assignedTemplates', message: 'Only templates that are published, active and not premium can be assigned.' })
}
