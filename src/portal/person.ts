import { as } from '@/src/engine/doors'
import { idOf } from '@/src/engine/idOf'
import { readerOf } from '@/src/browser/format/reader'
import type { Here, Person } from './here'

type Row = { id: string; email: string; displayName?: string | null; firstName?: string | null; avatar?: unknown }

/** Who is signed in, as pages show them. */
export const personShown = async ({ req }: Here): Promise<Person> => {
  const { id, email, displayName, firstName, avatar } = req.user as unknown as Row
  const { locale, zone } = readerOf(req.user)
  const file = idOf(avatar)
  const picture = file ? await as(req).findByID('files', file, { url: true }).catch(() => null) : null
  return { id, email, name: displayName || email, firstName: firstName || displayName || '', avatar: picture?.url ?? null, locale, zone }
}
