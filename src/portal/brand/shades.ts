import { contrast, readable } from '@/src/domain/content/branding/contrast'
import { parseHex, toHex, type Rgb } from '@/src/domain/content/branding/colour'

/** One brand colour on one page colour: as text, as the ground of a control with what is written on it, and as a tint that carries the text. */
export type Shade = { base: string; text: string; solid: string; onSolid: string; soft: string }

const plain = '#3f3f46'

const hexOf = (given: string | null | undefined): string => (given && parseHex(given) ? given : plain)

/** What can be read on a ground: white where it reaches 4.5, else black, which then does. */
export const inkOn = (ground: string): string => (contrast('#ffffff', ground) >= 4.5 ? '#ffffff' : '#000000')

const mixed = (one: string, other: string, share: number): string => {
  const [a, b] = [parseHex(one)!, parseHex(other)!]
  return toHex(a.map((part, at) => part * share + b[at]! * (1 - share)) as unknown as Rgb)
}

/** A colour as it may be used on `page` and on cards: text keeps 4.5 on both and on its own tint, a control 3 against both. */
export const shadeOn = (given: string | null | undefined, page: string, card: string): Shade => {
  const base = hexOf(given)
  const solid = readable(readable(base, page, 3), card, 3)
  const isDark = inkOn(page) === '#ffffff'
  const first = readable(readable(base, page), card)
  const soft = mixed(isDark ? first : base, card, isDark ? 0.2 : 0.09)
  return { base, text: readable(readable(first, soft, 4.6), page), solid, onSolid: inkOn(solid), soft }
}
