import { decimalOf } from './decimal'
import { type Figure, literalKey, numberKey, plainFigure } from './figure'
import { cardinal, denominator, denominatorOf, smallNumber } from './numberWords'
import { type Reader, scan, type Sheet } from './scanner'
import { isCurrency, currencyUnits, unitAfter, scaleAfter } from './units'

type Match = RegExpMatchArray & { index: number }

const figureOf = (kind: Figure['kind'], match: Match, key: string): Figure =>
  plainFigure({ kind, text: match[0], start: match.index, end: match.index + match[0].length, key })

const literal: Reader = (match) => [figureOf('literal', match, literalKey(match[0]))]

const nameWithDigits: Reader = (match, sheet) => {
  const letters = /^\p{L}+/u.exec(match[0])?.[0] ?? ''
  return isCurrency(currencyUnits.get(letters.toLowerCase()) ?? null) ? null : literal(match, sheet)
}

const hyphenated: Reader = (match, sheet) => {
  const [first = '', second = '', ...more] = match[0].split('-')
  const range = more.length === 0 && /^\d+$/.test(second) && Number(first) < Number(second)
  return range ? null : literal(match, sheet)
}

const ordinal: Reader = (match) => [figureOf('ordinal', match, `ordinal:${parseInt(match[0].replace(/,/g, ''), 10)}`)]

const label: Reader = (match) => {
  const word = (match[1] ?? '').toLowerCase().replace(/\.$/, '')
  return [figureOf('label', match, `label:${word.replace(/^fig$/, 'figure').replace(/(?<=[a-z]{3})s$/, '')} ${match[2] ?? ''}`)]
}

const amount = (words: string): number | null => (/^\d+$/.test(words) ? Number(words) : smallNumber(words))

const share = (match: Match, top: number | null, bottom: number | null): Figure[] | null =>
  top === null || bottom === null || bottom < 2 ? null : [figureOf('fraction', match, `fraction:${top}/${bottom}`)]

const oneInFive: Reader = (match, { text }) => {
  const after = text.slice(match.index + match[0].length)
  const [top, bottom] = [amount(match[1] ?? ''), amount(match[2] ?? '')]
  if (top === null || bottom === null || top >= bottom || bottom > 1000) return null
  return unitAfter.test(after) || scaleAfter.test(after) ? null : share(match, top, bottom)
}

const slashed: Reader = (match, sheet) => {
  const [top, bottom, ...more] = match[0].split('/').map(Number)
  const plain = more.length === 0 && top !== undefined && bottom !== undefined && top > 0 && top < bottom && bottom <= 20
  return plain ? share(match, top, bottom) : literal(match, sheet)
}

const twoThirds: Reader = (match) => share(match, smallNumber(match[1] ?? ''), denominatorOf(match[2] ?? ''))
const half: Reader = (match) => share(match, 1, 2)
const signs: Readonly<Record<string, [number, number]>> = {
  '½': [1, 2], '⅓': [1, 3], '⅔': [2, 3], '¼': [1, 4], '¾': [3, 4], '⅕': [1, 5], '⅖': [2, 5], '⅗': [3, 5], '⅘': [4, 5], '⅛': [1, 8],
}
const sign: Reader = (match) => {
  const [top, bottom] = signs[match[0]] ?? [null, null]
  return share(match, top, bottom)
}

const manifold: Readonly<Record<string, number>> = { twice: 2, doubl: 2, thrice: 3, tripl: 3, trebl: 3, quadrupl: 4, quintupl: 5, sextupl: 6 }
const multiple: Reader = (match) => {
  const word = match[0].toLowerCase()
  const known = Object.entries(manifold).find(([start]) => word.startsWith(start))?.[1]
  const value = known ?? smallNumber(word.replace(/[\s-]?fold$/, ''))
  if (value === null) return null
  return [{ ...figureOf('number', match, numberKey(decimalOf(String(value)), 'x')), unit: 'x', value: decimalOf(String(value)) }]
}

const ranks = new Map('second third fourth fifth sixth seventh eighth ninth tenth'.split(' ').map((word, at) => [word, at + 2]))
const rank: Reader = (match) => [figureOf('ordinal', match, `ordinal:${ranks.get((match[1] ?? match[2] ?? '').toLowerCase()) ?? 0}`)]

const clauseEnd = '\\s*(?:[.,;:!?)–—]|$)'
/** What stands before a share but not before the third of several things. */
const beforeShare = 'than|nearly|almost|about|around|roughly|approximately|over|under|only|just|least'
const afterShare = 'and|or|but|in|at|from|since|over|within|during|as|while|after|before|more|less|fewer|higher|lower|larger|smaller|faster|slower|cheaper|say|says|said|are|were|was|have|had|do|did|use|used|plan|report|reported|this|last|each|every|compared|annually'

const number = `\\d+|(?:${cardinal})(?:-(?:${cardinal}))?`
const patterns: [RegExp, Reader][] = [
  [/(?<![\p{L}\p{N}])(?:\p{L}+\p{N}[\p{L}\p{N}]*|\p{L}*\p{Lu}\p{L}*-\d[\p{L}\p{N}]*)(?:[-.]\d[\p{L}\p{N}]*)*(?![\p{L}\p{N}])/gu, nameWithDigits],
  [/(?<![\p{L}\p{N}.,])\d+(?:-\d+)+(?:[AC-JLN-SU-Z](?!\p{L}))?(?![\p{N}])(?![.,]\d)/gu, hyphenated],
  [/(?<![\d.,])\d+(?:\.\d+)?(?::\d+(?:\.\d+)?)+/g, literal],
  [/(?<![\p{L}\d.,])\d+(?:\/\d+)+(?![\d.,]\d)/gu, slashed],
  [/(?<![\p{L}\d])(?:['’]\d0s|\d{1,3}0s|\d{4}s)(?![\p{L}\p{N}])/gu, literal],
  [/(?<![\p{L}\d.])\d{1,3}(?:,?\d{3})*(?:st|nd|rd|th)(?![\p{L}\p{N}])/gu, ordinal],
  [/(?<![\p{L}])(sections?|figures?|fig\.?|tables?|chapters?|articles?|steps?|stages?|phases?|levels?|tiers?|versions?|parts?|pages?|appendix|annex|rules?|paragraphs?|clauses?|notes?|items?|nos?\.|volumes?|types?|class|scopes?|category)\s(\d+(?:\.\d+)*)(?![\p{L}\d%]|[.,]\d)/giu, label],
  [new RegExp(`(?<![\\p{L}\\p{N}.,-])(${number})[\\s-](?:in|out of)[\\s-](?:every\\s)?(${number})(?![\\p{L}\\d%]|[.,]\\d)`, 'giu'), oneInFive],
  [new RegExp(`(?<![\\p{L}-])(one|two|three|four|five|six|seven|eight|nine)[\\s-](${denominator})(?![\\p{L}])`, 'giu'), twoThirds],
  [new RegExp(`(?<![\\p{L}-]|(?:${cardinal})\\sand\\s)(an?)\\s(?:(?:full|good|further)\\s)?(${denominator})(?=\\sof(?![\\p{L}])|${clauseEnd}|\\s(?:${afterShare})(?!\\p{L}))`, 'giu'), twoThirds],
  [new RegExp(`(?<=(?:${beforeShare})\\s)(an?)\\s(${denominator})(?!-|\\s(?:part(?:y|ies)|person|time)(?!\\p{L})|\\p{L})`, 'giu'), twoThirds],
  [new RegExp(`(?<![\\p{L}-]|(?:first|second|other|latter|better|last|final)\\s)half(?=\\s(?:of|the|all|an?|their|its|our|as|more|less|fewer)(?!\\p{L})|${clauseEnd})`, 'giu'), half],
  [new RegExp(`(?<=(?:by|in|one|${beforeShare})[\\s-])half(?![\\p{L}-])`, 'giu'), half],
  [/(?<!\p{L})halv(?:e|es|ed|ing)(?!\p{L})/giu, half],
  [/(?<![\d\p{L}])[½⅓⅔¼¾⅕⅖⅗⅘⅛]/gu, sign],
  [new RegExp(`(?<![\\p{L}-])(?:twice|thrice|(?:doubl|tripl|trebl|quadrupl|quintupl|sextupl)(?:e|es|ed|ing)|(?:${cardinal})[\\s-]?fold)(?![\\p{L}-])`, 'giu'), multiple],
  [new RegExp(`(?<!\\p{L})(${[...ranks.keys()].join('|')})[\\s-](?:most|least|\\p{L}+est)(?!\\p{L})|(?<=rank(?:s|ed|ing)?\\s)(${[...ranks.keys()].join('|')})(?!\\p{L})`, 'giu'), rank],
]

/** Names with digits, number strings, ordinals, labels, shares and multiples in words: all that is no plain amount. */
export const readNamed = (sheet: Sheet): void => {
  for (const [pattern, reader] of patterns) scan(sheet, pattern, reader)
}
