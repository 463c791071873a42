import { readFile, readdir } from 'node:fs/promises'
import path from 'node:path'
import type { Payload } from 'payload'
import { readStoredFile } from '@/src/domain/platform/files'
import type { Dressed } from '@/src/domain/platform/mails/letter'
import { draw } from '@/src/domain/platform/uploads/draw'
import { env } from '@/src/env'
import { log } from '@/src/log'
import { renderTemplate } from '../liquid/liquid'
import { mailBrand } from './brand'

export type Inline = { cid: string; fileName: string; mimeType: string; bytes: Uint8Array }
type Shown = { cid: string; width: number; height: number }

const folder = path.join(env.root, 'templates/email')
const font = "-apple-system, 'Segoe UI', Roboto, Helvetica, Arial, sans-serif"

let read: Promise<Record<string, string>> | undefined

/** Every template by its name, read once per process. */
const templates = (): Promise<Record<string, string>> => {
  read ??= readdir(folder).then(async (names) =>
    Object.fromEntries(await Promise.all(names.filter((name) => name.endsWith('.liquid')).map(async (name) => [name.slice(0, -'.liquid'.length), await readFile(path.join(folder, name), 'utf8')] as const))))
  return read
}

const said = ['message.direct', 'thread.comment']
const asking = ['post.submitted', 'post.resubmitted', 'post.due_unapproved', 'approval.reminder', 'document.review_requested', 'post.posted', 'post.overridden']

/** The template of a mail: one of its own name, what shows words or a thing to decide on, or the plain one. */
const templateFor = (name: string, known: Record<string, string>): string => {
  if (known[name]) return name
  return said.includes(name) ? 'message' : asking.includes(name) ? 'decision' : 'default'
}

type Picture = { bytes: Buffer; mimeType: string; width: number; height: number }
const kept = new Map<string, Picture>()
const mostKept = 40

/** A stored picture drawn small. The last ones are kept: one mail is sent to many, and a logo is in all of an agency's. */
const drawn = async (payload: Payload, file: string, side: number): Promise<Picture> => {
  const known = kept.get(file)
  if (known) return known
  const { bytes, mimeType } = await readStoredFile(payload, file)
  const kind = mimeType === 'image/jpeg' ? 'jpg' : mimeType.split('/')[1]!
  // Some mail programs know no WebP.
  const made = kind === 'webp' ? { ...(await draw(bytes, { kind, side, png: true })), mimeType: 'image/png' } : { ...(await draw(bytes, { kind, side })), mimeType }
  if (kept.size >= mostKept) kept.delete(kept.keys().next().value!)
  kept.set(file, made)
  return made
}

/** A stored picture small enough for a mail, at twice the size it is shown in; null when it is gone or no picture. */
const pictureOf = async (payload: Payload, file: string | null | undefined, cid: string, box: { width: number; height: number }): Promise<{ inline: Inline; shown: Shown } | null> => {
  if (!file) return null
  try {
    const { bytes, mimeType, width, height } = await drawn(payload, file, 2 * Math.max(box.width, box.height))
    const scale = Math.min(1, box.width / width, box.height / height)
    const shown = { cid, width: Math.round(width * scale), height: Math.round(height * scale) }
    return { inline: { cid, fileName: `${cid}.${mimeType.split('/')[1]}`, mimeType, bytes }, shown }
  } catch (error) {
    log.warn({ err: error, file }, 'a mail goes without its picture')
    return null
  }
}

/** Dresses a letter in its agency's brand: HTML that needs nothing from anywhere, and the pictures that travel with it. */
export const dressMail = async (payload: Payload, mail: Dressed): Promise<{ html: string; inline: Inline[] }> => {
  const [known, brand] = [await templates(), await mailBrand(payload, mail.agency, mail.brand)]
  const logo = await pictureOf(payload, brand.logo, 'logo', { width: 200, height: 44 })
  const picture = await pictureOf(payload, mail.preview?.file, 'preview', { width: 560, height: 700 })
  const locale = Intl.DateTimeFormat.supportedLocalesOf([mail.locale])[0] ?? 'en-US'
  const context = { mail, lang: locale.slice(0, 2), direction: 'ltr', font, colours: brand.colours, footer: brand.footer, logo: logo?.shown ?? null, picture: picture?.shown ?? null, fillers: Array.from({ length: 60 }, () => 1) }
  const html = await renderTemplate({ source: known[templateFor(mail.template, known)]!, partials: known, context: context as never, references: [], pictures: {}, locale, timeZone: 'UTC', direction: 'ltr' })
  return { html, inline: [logo, picture].flatMap((one) => (one ? [one.inline] : [])) }
}
