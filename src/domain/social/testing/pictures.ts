import sharp from 'sharp'

type Wish = { width?: number; height?: number; kind?: 'jpeg' | 'png' | 'webp'; colour?: string }
const drawn = new Map<string, Promise<Buffer>>()

/** A plain picture of any size; the same wish is drawn once. */
export const picture = ({ width = 1200, height = 628, kind = 'jpeg', colour = '#2b6cb0' }: Wish = {}): Promise<Buffer> => {
  const key = `${width}x${height}.${kind}.${colour}`
  const known = drawn.get(key) ?? sharp({ create: { width, height, channels: 3, background: colour } })[kind]().toBuffer()
  drawn.set(key, known)
  return known
}
