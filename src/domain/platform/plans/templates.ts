import type { PayloadRequest } from 'payload'
import { asSystem } from '@/src/engine/doors'
import { inTransaction, sqlOf } from '@/src/engine/database'
import { recordEvent } from '@/src/engine/events'
import { asUuid } from '@/src/engine/ids'
import { fail } from '@/src/errors'

/** Gives an agency exactly these templates; the collection's hook holds the plan's limit (spec 06-platform §8). Throws RES_001, VAL_001. */
export const setTemplates = (req: PayloadRequest, agency: string, ids: readonly string[], notes?: string) =>
  inTransaction(req, async () => {
    const [row] = await sqlOf(req).query<{ name: string; before: string[]; max: number | null }>(
      `select a.name, p.max_templates::int as max, coalesce((select array_agg(t.template_id::text) from agencies_assigned_templates t where t._parent_id = a.id), '{}') as before
       from agencies a join plans p on p.id = a.plan_id where a.id = $1`, [asUuid(agency)])
    if (!row) throw fail('RES_001')
    if (new Set(ids).size !== ids.length) throw fail('VAL_001', { field: 'templateIds', message: 'A template is named twice.' })
    const changed = await asSystem(req, 'agencies.templates').update('agencies', agency, { assignedTemplates: ids.map((template) => ({ template, notes })) } as never)
    await recordEvent(req, { type: 'agencies.update', resourceType: 'agencies', resourceId: agency, resourceName: row.name, agency, note: notes ?? null, changes: { assignedTemplates: { old: row.before, new: ids } } })
    return { id: agency, maxTemplates: row.max, assignedTemplates: (changed as { assignedTemplates?: unknown }).assignedTemplates }
  })
