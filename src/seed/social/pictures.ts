import sharp from 'sharp'

export type Scene = { width: number; height: number; seed: number; motif: 'hills' | 'harbour' | 'street' | 'field' }

const palettes = [
  ['#f7d9a8', '#e08a5b', '#7a4b52', '#2c3a4f', '#fff3dc'],
  ['#bfe3f2', '#6fb1c9', '#2f6f7e', '#16404d', '#fffbe8'],
  ['#dcefd2', '#8fbf7f', '#4d7f56', '#21463a', '#fff6c9'],
  ['#d9d3ee', '#9a8bc7', '#5b4a8a', '#2b2450', '#ffe9d6'],
] as const

/** A number from 0 to 1 that is always the same for the same place in a picture. */
const chance = (seed: number, at: number): number => {
  const value = Math.sin(seed * 127.1 + at * 311.7) * 43_758.5453
  return value - Math.floor(value)
}

const ridge = ({ width, height, seed }: Scene, level: number, rough: number, at: number): string => {
  const points = Array.from({ length: 9 }, (_, step) => `${Math.round((width / 8) * step)},${Math.round(height * (level - rough * chance(seed, at * 20 + step)))}`)
  return `M0,${height} L${points.join(' L')} L${width},${height} Z`
}

const windows = (x: number, y: number, w: number, h: number, seed: number, light: string): string =>
  Array.from({ length: 12 }, (_, at) => {
    const [column, row] = [at % 3, Math.floor(at / 3)]
    return chance(seed, at) > 0.35 ? `<rect x="${x + w * (0.16 + column * 0.26)}" y="${y + h * (0.1 + row * 0.22)}" width="${w * 0.14}" height="${h * 0.1}" fill="${light}" opacity="0.85"/>` : ''
  }).join('')

const houses = ({ width, height, seed }: Scene, [, , near, dark, light]: readonly string[]): string =>
  Array.from({ length: 7 }, (_, at) => {
    const [w, h] = [width * (0.1 + 0.05 * chance(seed, at)), height * (0.25 + 0.4 * chance(seed, at + 30))]
    const [x, y] = [(width / 7) * at, height * 0.92 - h]
    return `<rect x="${x}" y="${y}" width="${w}" height="${h}" fill="${at % 2 ? near : dark}"/>${windows(x, y, w, h, seed + at, light!)}`
  }).join('')

const boats = ({ width, height, seed }: Scene, [, , , dark, light]: readonly string[]): string =>
  Array.from({ length: 3 }, (_, at) => {
    const [x, y, size] = [width * (0.15 + 0.28 * at + 0.08 * chance(seed, at)), height * (0.7 + 0.07 * at), height * (0.12 + 0.03 * at)]
    return `<path d="M${x - size},${y} q${size},${size * 0.6} ${size * 2},0 Z" fill="${dark}"/><path d="M${x},${y - size * 1.6} L${x},${y - 4} L${x + size * 0.9},${y - 4} Z" fill="${light}"/>`
  }).join('')

const rows = ({ width, height }: Scene, [, far, near]: readonly string[]): string =>
  Array.from({ length: 12 }, (_, at) => `<path d="M${width / 2},${height * 0.55} L${(width / 11) * at - width * 0.3},${height} L${(width / 11) * at - width * 0.26},${height} Z" fill="${at % 2 ? far : near}" opacity="0.6"/>`).join('')

const front: Record<Scene['motif'], (scene: Scene, colours: readonly string[]) => string> = {
  hills: (scene, [, , near, dark]) => `<path d="${ridge(scene, 0.78, 0.16, 3)}" fill="${near}"/><path d="${ridge(scene, 0.92, 0.12, 4)}" fill="${dark}"/>`,
  harbour: (scene, colours) => `<rect y="${scene.height * 0.62}" width="${scene.width}" height="${scene.height * 0.38}" fill="${colours[2]}"/>${boats(scene, colours)}`,
  street: (scene, colours) => `${houses(scene, colours)}<rect y="${scene.height * 0.92}" width="${scene.width}" height="${scene.height * 0.08}" fill="${colours[3]}"/>`,
  field: (scene, colours) => `<rect y="${scene.height * 0.55}" width="${scene.width}" height="${scene.height * 0.45}" fill="${colours[3]}"/>${rows(scene, colours)}`,
}

/** A drawn picture for the demo, without words and without anybody's rights in it. */
export const scene = async (wish: Scene): Promise<Buffer> => {
  const { width, height, seed, motif } = wish
  const colours = palettes[seed % palettes.length]!
  const [sky, far, , , light] = colours
  const sun = { x: width * (0.2 + 0.6 * chance(seed, 1)), y: height * (0.18 + 0.14 * chance(seed, 2)), r: height * 0.09 }
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><defs><linearGradient id="s" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="${sky}"/><stop offset="1" stop-color="${light}"/></linearGradient></defs>
    <rect width="${width}" height="${height}" fill="url(#s)"/><circle cx="${sun.x}" cy="${sun.y}" r="${sun.r}" fill="${light}"/><path d="${ridge(wish, 0.6, 0.22, 1)}" fill="${far}" opacity="0.8"/>${front[motif](wish, colours)}</svg>`
  return sharp(Buffer.from(svg)).jpeg({ quality: 86 }).toBuffer()
}
