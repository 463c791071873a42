import { contrast, readable } from '@/src/domain/content/branding/contrast'
import { parseHex } from '@/src/domain/content/branding/colour'

/** One brand colour on one page colour: as text, as the ground of a control with what is written on it, and as a tint of the page. */
export type Shade = { base: string; text: string; solid: string; onSolid: string }

const plain = '#3f3f46'

const hexOf = (given: string | null | undefined): string => (given && parseHex(given) ? given : plain)

/** What can be read on a ground: white where it reaches 4.5, else black, which then does. */
export const inkOn = (ground: string): string => (contrast('#ffffff', ground) >= 4.5 ? '#ffffff' : '#000000')

/** A colour as it may be used on `page`; text keeps 4.5 on the page, on cards and on its own tint, a control 3 against the page. */
export const shadeOn = (given: string | null | undefined, page: string, ground: string): Shade => {
  const base = hexOf(given)
  const solid = readable(base, page, 3)
  return { base, text: readable(readable(base, page, 5.2), ground, 5.2), solid, onSolid: inkOn(solid) }
}
