import { as } from '@/src/engine/doors'
import { idOf } from '@/src/engine/idOf'
import { readerOf } from '@/src/browser/format/reader'
import type { Here, Person } from './here'

type Row = { id: string; email: string; displayName?: string | null; firstName?: string | null; avatar?: unknown }

/** Where a person's picture is to be had, null without one that the caller may see. */
const pictureOf = async (req: Here['req'], avatar: unknown): Promise<string | null> => {
  const file = idOf(avatar)
  return (file && (await as(req).findByID('files', file, { url: true, filename: true }).catch(() => null))?.url) || null
}

/** Who is signed in, as pages show them. */
export const personShown = async ({ req }: Here): Promise<Person> => {
  const { id, email, displayName, firstName, avatar } = req.user as unknown as Row
  const { locale, zone } = readerOf(req.user)
  return { id, email, name: displayName || email, firstName: firstName || displayName || '', avatar: await pictureOf(req, avatar), locale, zone }
}
