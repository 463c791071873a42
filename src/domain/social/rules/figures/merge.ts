import { isPlatform, type PlatformKey } from '../platforms'
import { defaultRules, type ImageRule, type PlatformRule, type Rules } from '../table'
import { figureKeys, figures, mostImages, toldFigure, type FigureKey } from './list'
import { ratioName } from './told'

/** One figure of one network that the operator has changed. */
export type Override = { platform: PlatformKey; figure: FigureKey; value: number }

// What networks take beyond what is set here (spec 02-social §3.1, "ceiling today"): elsewhere the set figure is theirs.
const beyond: Partial<Record<PlatformKey, Partial<Record<FigureKey, number>>>> = {
  instagram: { images_max: 20 },
  tiktok: { caption_max: 4000, images_max: 35 },
  x: { images_min: 0 },
  linkedin: { images_min: 0, images_max: 20 },
  facebook: { images_min: 0 },
}

const close = 1e-6

/** What the network itself takes: the most, or of a least figure the least; null where it sets none, undefined where it has no such figure. */
export const ceilingOf = (platform: PlatformKey, figure: FigureKey): number | null | undefined => beyond[platform]?.[figure] ?? figures[figure].of(defaultRules[platform])

/** Whether a word names a figure that can be set. */
export const isFigure = (word: unknown): word is FigureKey => (figureKeys as readonly unknown[]).includes(word)

/** Why a figure cannot be set, as the sentence that a person reads; null when it can. What else is set is not looked at (`conflictOf`). */
export const figureFault = (platform: PlatformKey, key: FigureKey, value: number): string | null => {
  const { label, bound, reach: [from, to], unit } = { ...figures[key] }
  const [network, ceiling] = [defaultRules[platform].label, ceilingOf(platform, key)]
  if (ceiling === undefined) return `${network} has no such figure.`
  if (!Number.isFinite(value) || (unit !== 'ratio' && !Number.isInteger(value))) return unit === 'ratio' ? 'Write the shape as width to height, for example 4:5.' : 'Write a whole number.'
  if (ceiling !== null && bound === 'most' && value > ceiling + close) return `${label}: ${network} itself takes at most ${toldFigure(key, ceiling)}. Choose that or less.`
  if (ceiling !== null && bound === 'least' && value < ceiling - close) return `${label}: ${network} itself needs at least ${toldFigure(key, ceiling)}. Choose that or more.`
  if (key === 'images_max' && value > mostImages) return `A post holds at most ${mostImages} images.`
  return value < from || value > to ? `${label}: choose from ${toldFigure(key, from)} to ${toldFigure(key, to)}.` : null
}

/** Why the figures of a network do not go together, so that no post would fit; null when they do. */
export const conflictOf = ({ label, images: { min, max, range } }: PlatformRule): string | null => {
  if (min > max) return `${label} would need at least ${toldFigure('images_min', min)} and take at most ${max}.`
  if (range?.from && range.to && range.from.value > range.to.value + close) return `${label}: the tallest shape, ${range.from.label}, would be wider than the widest, ${range.to.label}.`
  return null
}

/** The rules with the operator's changes. What lies beyond a network's ceiling, as after a release that lowered it, counts as the ceiling. */
export const rulesWith = (overrides: readonly Override[]): Rules => {
  const merged = overrides.reduce<Rules>((rules, { platform, figure, value }) => {
    const held = isPlatform(platform) && isFigure(figure) ? heldValue(platform, figure, value) : null
    return held === null ? rules : { ...rules, [platform]: figures[figure].put(rules[platform], held) }
  }, defaultRules)
  return Object.fromEntries(Object.entries(merged).map(([platform, rule]) => [platform, { ...rule, images: { ...rule.images, crops: cropsWithin(rule.images) } }])) as unknown as Rules
}

const heldValue = (platform: PlatformKey, key: FigureKey, value: number): number | null => {
  const [ceiling, { bound, reach: [from, to] }] = [ceilingOf(platform, key), figures[key]]
  if (ceiling === undefined || !Number.isFinite(value)) return null
  const held = ceiling === null ? value : bound === 'most' ? Math.min(value, ceiling) : Math.max(value, ceiling)
  return Math.min(to, Math.max(from, held))
}

/** The crops that are offered: those whose shape is taken, else the shapes at the ends. */
const cropsWithin = ({ crops, range }: ImageRule): ImageRule['crops'] => {
  if (!range) return crops
  const [from, to] = [range.from?.value ?? 0, range.to?.value ?? Infinity]
  const fitting = crops.filter(({ value }) => value >= from - close && value <= to + close)
  return fitting.length ? fitting : [range.from, range.to].filter((end, at, ends) => end !== undefined && ends.findIndex((one) => one && ratioName(one.value) === ratioName(end.value)) === at) as ImageRule['crops']
}
