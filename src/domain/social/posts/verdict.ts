import type { PayloadRequest } from 'payload'
import { sqlOf } from '@/src/engine/database'
import { idOf } from '@/src/engine/idOf'
import { isUuid } from '@/src/engine/ids'
import { rulesInForce } from '@/src/domain/social/figures/current'
import { nearOf } from '@/src/domain/social/near/near'
import { asDrawn, fitsAsFile, isZone, platformOf, quietOf, validatePost, type ImageFacts, type PlatformRule, type Verdict } from '@/src/domain/social/rules'
import { fail } from '@/src/errors'
import { cropOf } from './crop'
import { zoneOf } from './moves/time'

type Given = Record<string, unknown>
type Stored = { id: string; name: string | null; mime: string | null; bytes: number | null; width: number | null; height: number | null }
type Account = { platform: string | null; handle: string | null; mode: 'channel' | 'hand' | null; status: string | null; quietFrom: string | null; quietTo: string | null; quietTimezone: string | null }

const filesSql = 'select id, original_name as name, mime_type as mime, filesize::int as bytes, width::int as width, height::int as height from files where id = any($1::uuid[]) and agency_id = $2 and (client_id is null or client_id = $3)'
const accountSql = 'select c.platform::text as platform, coalesce(c.handle, c.display_name, c.label) as handle, c.mode::text as mode, c.status::text as status, c.quiet_from as "quietFrom", c.quiet_to as "quietTo", c.quiet_timezone as "quietTimezone" from connections c where c.id = $1 and c.agency_id = $2 and c.client_id = $3'

/** What the rules say of a post as it stands or as it is sent; pictures count as they are, or will be, drawn for the network. */
export const verdictOf = async (req: PayloadRequest, post: Given, now = new Date()): Promise<Verdict> => {
  const [agency, client, connection] = [idOf(post.agency), idOf(post.client), idOf(post.connection)]
  const [account] = connection && isUuid(connection) ? await sqlOf(req).query<Account>(accountSql, [connection, agency, client]) : []
  const platform = platformOf(account?.platform ?? post.platform)
  const { rules } = await rulesInForce(sqlOf(req))
  const near = account ? await nearOf(sqlOf(req), post, isZone(post.scheduledTimezone) ? post.scheduledTimezone : await zoneOf(req, { client, agency })) : {}
  const draft = { platform, title: post.title as string, caption: String(post.caption ?? ''), images: await factsOf(req, post, { agency, client }, platform && rules[platform]), scheduledAt: inWork(post) ? (post.scheduledAt as string | null) : null, autoPublish: Boolean(post.autoPublish) }
  return validatePost(draft, { now, rules, connection: account && { ...account, quiet: quietOf(account) }, near })
}

/** The time of what is decided or out is no longer checked. */
const inWork = ({ status }: Given): boolean => status === undefined || status === 'draft' || status === 'changes_requested'

const factsOf = async (req: PayloadRequest, post: Given, { agency, client }: Record<'agency' | 'client', string | null>, rule: PlatformRule | null): Promise<ImageFacts[]> => {
  const images = ((post.images ?? []) as Given[]).map((image) => ({ file: idOf(image.file), rendition: idOf(image.rendition), alt: image.alt as string | null, crop: cropOf(image.crop) }))
  const ids = images.flatMap(({ file, rendition }) => [file, rendition]).filter((id): id is string => isUuid(id))
  const stored = new Map((ids.length ? await sqlOf(req).query<Stored>(filesSql, [ids, agency, client]) : []).map((file) => [file.id, file]))
  return images.map(({ file, rendition, alt, crop }) => {
    const [original, drawn] = [factsIn(stored.get(file ?? ''), alt), factsIn(stored.get(rendition ?? ''), alt)]
    // What was drawn under other figures and no longer fits is drawn anew.
    if (drawn.mimeType && (!rule || fitsAsFile(rule, drawn))) return { ...drawn, name: original.name }
    return rule ? asDrawn(rule, { ...original, crop }) : { ...original, crop }
  })
}

const factsIn = (file: Stored | undefined, alt: string | null): ImageFacts => ({ name: file?.name, mimeType: file?.mime, bytes: file?.bytes, width: file?.width, height: file?.height, alt })

/** Refuses what the rules refuse, with every fault and its place. Throws VAL_001. */
export const mustPass = ({ errors, warnings }: Verdict): void => {
  const [first] = errors
  if (!first) return
  throw fail('VAL_001', { field: first.field, message: errors.map(({ message }) => message).join(' '), details: { fields: errors, errors, warnings } })
}
