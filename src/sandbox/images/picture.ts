import sharp from 'sharp'
import { random } from '../pages/random'

const WIDTH = 2000
const HEIGHT = 1333
const KEPT = 40

const colours: Record<string, number> = {
  red: 6, orange: 26, yellow: 46, green: 150, turquoise: 178, cyan: 190, blue: 214, navy: 222, purple: 268, pink: 330, brown: 24, gray: 216, grey: 216, black: 220, white: 210,
}

/** The hue (0-359) that a colour name or `#rrggbb` stands for; other words get a hue of their own. */
export function hueOf(colour: string, seed: number): number {
  const name = colour.toLowerCase().trim()
  const hex = /^#?([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/.exec(name)
  if (!hex) return colours[name] ?? [212, 198, 228, 176, 262, 16][seed % 6]!
  const [r = 0, g = 0, b = 0] = hex.slice(1).map((part) => parseInt(part, 16) / 255)
  const most = Math.max(r, g, b)
  const spread = most - Math.min(r, g, b)
  if (!spread) return 216
  const sector = most === r ? ((g - b) / spread) % 6 : most === g ? (b - r) / spread + 2 : (r - g) / spread + 4
  return Math.round(sector * 60 + 360) % 360
}

function planes(next: () => number, hue: number): string {
  return Array.from({ length: 5 }, (_, place) => {
    const x = next() * 480 - 40
    const lean = 60 + next() * 160
    const width = 50 + next() * 150
    const light = 62 + next() * 30
    const points = `${x},-20 ${x + width},-20 ${x + width - lean},360 ${x - lean},360`
    return `<polygon points="${points}" fill="hsl(${hue + next() * 30 - 12},${40 + place * 6}%,${light}%)" opacity="${(0.07 + next() * 0.13).toFixed(2)}"/>`
  }).join('')
}

function lights(next: () => number, hue: number): string {
  return Array.from({ length: 4 }, (_, place) => {
    const warm = place === 0 ? (hue + 36) % 360 : hue + next() * 40 - 20
    return `<circle cx="${next() * 500}" cy="${next() * 333}" r="${70 + next() * 130}" fill="hsl(${warm},70%,${58 + next() * 22}%)" opacity="${(0.22 + next() * 0.22).toFixed(2)}"/>`
  }).join('')
}

const softSvg = (next: () => number, hue: number): string => `<svg xmlns="http://www.w3.org/2000/svg" width="500" height="333">
<defs><linearGradient id="g" x1="0" y1="0" x2="1" y2="1"><stop offset="0" stop-color="hsl(${hue},58%,16%)"/><stop offset=".55" stop-color="hsl(${hue + 8},52%,34%)"/>
<stop offset="1" stop-color="hsl(${hue + 22},48%,58%)"/></linearGradient></defs><rect width="500" height="333" fill="url(#g)"/>${lights(next, hue)}</svg>`

const sharpSvg = (next: () => number, hue: number): string => `<svg xmlns="http://www.w3.org/2000/svg" width="500" height="333">${planes(next, hue)}
<defs><radialGradient id="v" cx=".5" cy=".45" r=".8"><stop offset=".5" stop-color="#000" stop-opacity="0"/><stop offset="1" stop-color="#000" stop-opacity=".42"/></radialGradient></defs>
<rect width="500" height="333" fill="url(#v)"/></svg>`

const kept = new Map<string, Promise<Buffer>>()

let grain: Promise<Buffer> | null = null

/** One tile of fine noise, shared by all pictures: without it a gradient shows bands. */
const noise = (): Promise<Buffer> =>
  (grain ??= sharp({ create: { width: 320, height: 320, channels: 3, background: '#808080', noise: { type: 'gaussian', mean: 128, sigma: 7 } } }).png().toBuffer())

async function paint(seed: number, hue: number, width: number): Promise<Buffer> {
  const next = random(seed)
  const height = Math.round((width * HEIGHT) / WIDTH)
  const [soft, shapes] = await Promise.all([
    sharp(Buffer.from(softSvg(next, hue))).removeAlpha().blur(24).raw().toBuffer({ resolveWithObject: true }),
    sharp(Buffer.from(sharpSvg(next, hue))).blur(1.2).png({ compressionLevel: 1 }).toBuffer(),
  ])
  const { width: w, height: h, channels } = soft.info
  const scene = await sharp(soft.data, { raw: { width: w, height: h, channels } }).composite([{ input: shapes }]).removeAlpha().raw().toBuffer({ resolveWithObject: true })
  // Grain is laid on at half size: four times cheaper, and a coarser grain looks more like film.
  const grained = await sharp(scene.data, { raw: { width: w, height: h, channels: scene.info.channels } })
    .resize(Math.ceil(width / 2), Math.ceil(height / 2), { kernel: 'cubic' })
    .composite([{ input: await noise(), tile: true, blend: 'soft-light' }])
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true })
  const { info } = grained
  return sharp(grained.data, { raw: { width: info.width, height: info.height, channels: info.channels } })
    .resize(width, height, { kernel: 'linear' })
    .jpeg({ quality: 80 })
    .toBuffer()
}

/** A JPEG of light and shapes in one hue, landscape; the same seed and hue give the same scene. */
export function picture(seed: number, hue: number, width = WIDTH): Promise<Buffer> {
  const key = `${seed} ${hue} ${width}`
  const known = kept.get(key)
  if (known) return known
  if (kept.size >= KEPT) kept.delete(kept.keys().next().value ?? '')
  const painted = paint(seed, hue, width)
  kept.set(key, painted)
  return painted
}
