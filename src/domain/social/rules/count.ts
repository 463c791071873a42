import type { PlatformRule } from './table'
import { weightedLength } from './weighted'

type Rule = Pick<PlatformRule, 'caption'>

export type Count = { count: number; limit: number; left: number; state: 'fine' | 'near' | 'over' }

/** The share of a limit from which a person is told how much is left. */
const near = 0.9

/** How long a caption is as the network counts it. A blank at either end is not sent, so it does not count. */
export const lengthFor = ({ caption }: Rule, text: string): number => {
  const sent = text.trim()
  return caption.counting === 'weighted' ? weightedLength(sent) : sent.length
}

/** A caption against its network's limit; the same for the form's counter and the server. */
export const countFor = (rule: Rule, text: string): Count => {
  const [count, limit] = [lengthFor(rule, text), rule.caption.max]
  return { count, limit, left: limit - count, state: count > limit ? 'over' : count >= limit * near ? 'near' : 'fine' }
}

/** The hashtags of a caption: a number sign before a word that is not only digits. */
export const hashtagsIn = (text: string): string[] => text.match(/(?<![\p{L}\p{N}_&])[#＃](?=[\p{N}_]*\p{L})[\p{L}\p{M}\p{N}_]+/gu) ?? []

/** True when a caption holds an address of the web. */
export const hasLink = (text: string): boolean => /https?:\/\/\S|\bwww\.\S/i.test(text)
