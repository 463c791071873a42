import { existsSync } from 'node:fs'
import path from 'node:path'
import { env } from '@/src/env'

type Face = { package: string; family: string; scripts: string[]; styles: string[] }

const upright = (...weights: number[]) => weights.map((weight) => `${weight}-normal`)
const italic = (...weights: number[]) => weights.map((weight) => `${weight}-italic`)

/** The families that ship with the product: two for the design, the others for scripts that these two, or one of them, cannot write. */
const faces: Face[] = [
  {
    package: 'inter',
    family: 'Inter',
    scripts: ['latin', 'latin-ext', 'cyrillic', 'cyrillic-ext', 'greek', 'greek-ext', 'vietnamese'],
    styles: [...upright(300, 400, 500, 600, 700, 800), ...italic(400, 600, 700)],
  },
  {
    package: 'playfair-display',
    family: 'Playfair Display',
    scripts: ['latin', 'latin-ext', 'cyrillic', 'vietnamese'],
    styles: [...upright(400, 500, 600, 700, 800), ...italic(400, 600, 700)],
  },
  {
    package: 'noto-serif-display',
    family: 'Noto Serif Display',
    scripts: ['greek', 'greek-ext'],
    styles: [...upright(400, 500, 600, 700, 800), ...italic(400, 600, 700)],
  },
  { package: 'noto-sans-arabic', family: 'Noto Sans Arabic', scripts: ['arabic'], styles: upright(400, 600, 700) },
  { package: 'noto-naskh-arabic', family: 'Noto Naskh Arabic', scripts: ['arabic'], styles: upright(400, 700) },
  // The signs that posts are full of, in one colour.
  { package: 'noto-emoji', family: 'Noto Emoji', scripts: ['emoji'], styles: upright(400) },
  { package: 'noto-sans-hebrew', family: 'Noto Sans Hebrew', scripts: ['hebrew'], styles: upright(400, 600, 700) },
]

const filesOf = (face: Face): string[] =>
  face.scripts.flatMap((script) =>
    face.styles.map((style) => path.join(env.root, `node_modules/@fontsource/${face.package}/files/${face.package}-${script}-${style}.woff2`)),
  )

/** Family names of the shipped fonts; a copy of them on the machine is ignored, so that lines break alike everywhere. */
export const shippedFamilies = (): string[] => faces.map((face) => face.family)

/** Absolute paths of the shipped font files that are installed. */
export const shippedFontFiles = (): string[] => faces.flatMap(filesOf).filter((file) => existsSync(file))
