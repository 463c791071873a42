import { contrast, readable } from '@/src/domain/content/branding/contrast'
import { parseHex, toHex, type Rgb } from '@/src/domain/content/branding/colour'

/** One brand colour on one page colour: as text, as the ground of a control with what is written on it, and as a tint that carries the text. */
export type Shade = { base: string; text: string; solid: string; onSolid: string; soft: string }

const plain = '#3f3f46'

const hexOf = (given: string | null | undefined): string => (given && parseHex(given) ? given : plain)

/** What can be read on a ground: white where it reaches 4.5, else black, which then does. */
const inkOn = (ground: string): string => (contrast('#ffffff', ground) >= 4.5 ? '#ffffff' : '#000000')

const mixed = (one: string, other: string, share: number): string => {
  const [a, b] = [parseHex(one)!, parseHex(other)!]
  return toHex(a.map((part, at) => part * share + b[at]! * (1 - share)) as unknown as Rgb)
}

/** A colour without a hue: parts that lie closer together than an eye tells apart. */
const isGrey = (hex: string): boolean => Math.max(...parseHex(hex)!) - Math.min(...parseHex(hex)!) <= 12

/**
 * A grey moved until it can just be seen looks like something switched off. One that stands out of the card by itself is
 * kept and moved far enough to carry words in the card's colour; one that does not becomes the colour of the text.
 */
const greyOn = (base: string, page: string, card: string): string => (contrast(base, card) >= 3 ? readable(readable(base, page), card) : inkOn(page) === '#ffffff' ? '#f4f4f5' : '#18181b')

/** A colour as it may be used on `page` and on cards: text keeps 4.5 on both and on its own tint, a control 3 against both. */
export const shadeOn = (given: string | null | undefined, page: string, card: string): Shade => {
  const base = hexOf(given)
  const isDark = inkOn(page) === '#ffffff'
  const first = isGrey(base) ? greyOn(base, page, card) : readable(readable(base, page), card)
  const solid = isGrey(base) ? first : readable(readable(base, page, 3), card, 3)
  // What is nearly the card's own colour tints nothing.
  const soft = mixed(isDark || contrast(base, card) < 1.25 ? first : base, card, isDark ? 0.2 : 0.09)
  return { base, text: readable(readable(first, soft, 4.6), page), solid, onSolid: inkOn(solid), soft }
}
