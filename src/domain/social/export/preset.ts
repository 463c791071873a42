import type { PayloadRequest } from 'payload'
import { standingsOf } from '@/src/engine/tenancy/membership'
import { sqlOf } from '@/src/engine/database'
import { isUuid } from '@/src/engine/ids'
import { fail } from '@/src/errors'
import type { Format } from '@/src/domain/platform/exports/kinds'
import type { Layout } from './formats'

const presetSql = `select p.date_style::text as "dateStyle", p.clock::text as clock, p.separator::text as separator, nullif(p.timezone, '') as timezone,
    (select json_agg(json_build_object('column', c."column", 'heading', coalesce(nullif(c.heading, ''), c."column"::text)) order by c._order) from export_presets_columns c where c._parent_id = p.id) as columns
  from export_presets p where p.id = $1 and p.agency_id = any($2::uuid[])`

/** The layout of a preset of the caller's own agencies, or null for the own columns. Throws VAL_001 for an unknown one and for a file that is no table. */
export const layoutOf = async (req: PayloadRequest, preset: unknown, format: Format): Promise<Layout | null> => {
  if (preset === undefined || preset === '' || preset === 'default') return null
  if (format !== 'csv' && format !== 'zip') throw fail('VAL_001', { field: 'preset', message: 'A preset gives a table its columns: ask for csv or zip.' })
  const agencies = standingsOf(req.user).map(({ agency }) => agency)
  const [row] = isUuid(preset) ? await sqlOf(req).query<Layout>(presetSql, [preset, agencies]) : []
  if (!row) throw fail('VAL_001', { field: 'preset', message: 'There is no such preset.' })
  return row
}
