import sharp from 'sharp'
import { hasTitle, platformOf, platformRules } from '@/src/domain/social/rules'
import type { Asset } from '../assets'
import { renderPagePictures, renderPdf } from '../pdf'
import { fillPage } from './fill'

type Crop = { x: number; y: number; width: number; height: number } | null
export type ShownPicture = { bytes: Uint8Array; alt: string | null; caption: string | null; crop: Crop }
export type ShownPost = {
  title: string; caption: string; platform: string | null; account: string | null; scheduledAt: string | null; timeZone: string | null; agency: string; locale: string; pictures: ShownPicture[]
}

const picturesFirst = new Set(['instagram', 'tiktok', 'youtube'])
const width = 1080

/** A picture as it is to go out: cropped where it is, and no larger than the sheet shows it. */
const asset = async ({ bytes, crop }: ShownPicture, at: number): Promise<{ file: Asset; height: number }> => {
  const upright = sharp(bytes, { limitInputPixels: 60_000_000 }).rotate()
  const whole = await upright.toBuffer({ resolveWithObject: true })
  const { width: w, height: h } = whole.info
  const cut = crop && {
    left: Math.min(w - 1, Math.round(crop.x * w)), top: Math.min(h - 1, Math.round(crop.y * h)), width: Math.max(1, Math.round(crop.width * w)), height: Math.max(1, Math.round(crop.height * h)),
  }
  const part = cut ? sharp(whole.data).extract({ ...cut, width: Math.min(cut.width, w - cut.left), height: Math.min(cut.height, h - cut.top) }) : sharp(whole.data)
  const drawn = await part.resize({ width, withoutEnlargement: true }).flatten({ background: '#ffffff' }).jpeg({ quality: 85 }).toBuffer({ resolveWithObject: true })
  return { file: { id: `picture-${at + 1}`, mimeType: 'image/jpeg', bytes: drawn.data }, height: drawn.info.height / drawn.info.width }
}

const planned = ({ scheduledAt, timeZone, locale }: ShownPost): string | null =>
  scheduledAt && `${new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short', timeZone: timeZone ?? 'UTC' }).format(new Date(scheduledAt))}, ${(timeZone ?? 'UTC').replaceAll('_', ' ')}`

const contextOf = (post: ShownPost, columns: 1 | 2): Record<string, unknown> => {
  const platform = platformOf(post.platform)
  const account = post.account ?? 'Account'
  return {
    layout: platform && picturesFirst.has(platform) ? 'pictures-first' : 'text-first', network: platform ? platformRules[platform].label : (post.platform ?? ''), account,
    initial: account.replace(/^@/, '').charAt(0).toUpperCase(), planned: planned(post), headline: platform && hasTitle(platform) ? post.title : null, caption: post.caption.trim(), columns,
    pictures: post.pictures.map(({ alt, caption }, at) => ({ asset: `picture-${at + 1}`, alt: alt || caption || `Picture ${at + 1}`, caption })),
    descriptions: post.pictures.flatMap(({ alt }, at) => (alt ? [{ place: `Picture ${at + 1}`, text: alt }] : [])),
  }
}

/** Millimetres of paper that a post needs at most, so that it stands on one sheet; what is left over is cut off. */
const heightOf = (post: ShownPost, ratios: readonly number[], columns: 1 | 2): number => {
  const lines = (text: string) => text.split('\n').reduce((sum, line) => sum + 1 + Math.ceil(line.length / 45), 0)
  const texts = lines(post.caption) + post.pictures.reduce((sum, { alt, caption }) => sum + lines(alt ?? '') + lines(caption ?? ''), 0) + lines(post.title)
  const pictures = ratios.reduce((sum, ratio) => sum + ratio * (140 / columns) + 12, 0)
  return Math.min(2400, Math.ceil(50 + texts * 6 + pictures))
}

/** A post in its network's frame as a PNG picture: words, pictures in order and cropped, account and time. */
export const drawPost = async (post: ShownPost): Promise<Buffer> => {
  const drawn = await Promise.all(post.pictures.map(asset))
  const columns = post.pictures.length > 1 ? 2 : 1
  const page = `size: 150mm ${heightOf(post, drawn.map(({ height }) => height), columns)}mm; margin: 0`
  const html = await fillPage({ name: 'post', context: contextOf(post, columns), title: post.title, author: post.agency, page, locale: post.locale })
  const { pdf } = await renderPdf({ html, assets: drawn.map(({ file }) => file) })
  const [picture] = await renderPagePictures(pdf, { width: 900 })
  return sharp(picture).trim({ background: '#ffffff' }).extend({ top: 24, bottom: 24, left: 24, right: 24, background: '#ffffff' }).png({ palette: true, colours: 256 }).toBuffer()
}
