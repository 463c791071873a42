import type { Block } from './blocks'
import { blocksOf } from './blocks'
import type { Figure } from './facts/figures'
import { figuresOf } from './facts/figures'
import { phraseCandidates } from './phrases'
import { isCommandToReader, isDangling, isWholeSentence, proseQuality, withoutOpener } from './prose'
import type { FoundQuote } from './facts/quotes'
import { quotesOf } from './facts/quotes'
import { cleanSentence, splitSentences } from './sentences'
import type { Series, SeriesPoint } from './facts/series'
import { readHeads, readInlineSeries, readPair, readParallelSeries, toSeries } from './facts/series'
import { startsWithCommand } from './verbs'
import { countWords, termsOf } from './words'

export interface Sentence {
  text: string
  /** Letters and digits only, lower case: two sentences with one key say the same. */
  key: string
  terms: string[]
  words: number
  figures: Figure[]
  phrases: string[]
  quality: number
  isAdvice: boolean
  /** Leans on the sentence before it. */
  dangling: boolean
}

/** One to four sentences that follow each other in the text and can stand on their own. */
export interface Run {
  sentences: Sentence[]
  heading: string
  isList: boolean
  terms: string[]
  words: number
  place: number
}

export interface Reading {
  runs: Run[]
  sentences: Sentence[]
  /** Each statement with a figure, also those that could not stand in a paragraph. */
  statements: Sentence[]
  series: Series[]
  quotes: FoundQuote[]
  headings: string[]
}

const MAX_RUN = 4
const KEPT = 6000
const readings = new Map<string, Reading>()

function toSentence(raw: string): Sentence {
  const text = withoutOpener(cleanSentence(raw))
  return {
    text, key: text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ''), terms: termsOf(text), words: countWords(text), figures: figuresOf(text),
    phrases: phraseCandidates(text), dangling: isDangling(text), quality: proseQuality(text), isAdvice: startsWithCommand(text) || /\b(?:should|must|shall|recommend)/i.test(text),
  }
}

interface Candidate {
  sentence: Sentence
  whole: boolean
}

function runsOf(candidates: Candidate[], block: Block, place: number): Run[] {
  const runs: Run[] = []
  let open: Sentence[] = []
  const close = (): void => {
    if (open.length) {
      runs.push({
        sentences: open, heading: block.heading, isList: block.kind === 'list', terms: open.flatMap(({ terms }) => terms),
        words: open.reduce((sum, { words }) => sum + words, 0), place: place + runs.length / 10,
      })
    }
    open = []
  }
  for (const { sentence, whole } of candidates) {
    if (!whole || sentence.quality < -0.55 || (sentence.dangling && !open.length)) close()
    else if (sentence.dangling || open.length < 3) open.push(sentence)
    else {
      close()
      open = [sentence]
    }
    if (open.length >= MAX_RUN) close()
  }
  close()
  return runs
}

function seriesOf(blocks: Block[], sentences: Sentence[]): Series[] {
  const found: (Series | null)[] = sentences.map(({ text }, at) => readInlineSeries(text) ?? readParallelSeries(text, sentences[at - 1]?.text ?? ''))
  let points: SeriesPoint[] = []
  let caption = ''
  let heads: Series['columns'] = null
  const close = (): void => {
    if (points.length >= 3) found.push(toSeries(heads ? `${heads[1]} by ${heads[0].toLowerCase()}` : caption, points, heads))
    points = []
    heads = null
  }
  for (const block of blocks) {
    const point = block.text.length < 140 ? readPair(block.text) : null
    if (point) {
      points.push({ label: point.label, value: point.value })
      heads ??= point.columns ?? null
    } else {
      close()
      heads = block.kind === 'row' ? readHeads(block.text) : null
      if (!heads) caption = splitSentences(block.text).at(-1) ?? block.text
    }
  }
  close()
  return found.filter((series) => series !== null && series.caption.length > 4 && series.caption.length < 160) as Series[]
}

function read(text: string): Reading {
  const blocks = blocksOf(text).filter((block) => !isCommandToReader(block.text))
  const perBlock = blocks.map((block) =>
    block.kind === 'heading' || block.kind === 'row'
      ? []
      : splitSentences(block.text).map((raw) => {
          const sentence = toSentence(raw)
          return { sentence, whole: isWholeSentence(sentence.text) && !readInlineSeries(sentence.text) }
        }),
  )
  const all = perBlock.flat()
  const runs = blocks.flatMap((block, place) => runsOf(perBlock[place] ?? [], block, place))
  return {
    runs, sentences: runs.flatMap((run) => run.sentences),
    statements: all.filter(({ sentence, whole }) => whole && sentence.figures.length > 0 && !/\bof them\b/.test(sentence.text)).map(({ sentence }) => sentence),
    series: seriesOf(blocks, all.map(({ sentence }) => sentence)),
    quotes: quotesOf(text.replace(/\s+/g, ' ')).filter((quote) => !isCommandToReader(quote.text)),
    headings: blocks.filter(({ kind }) => kind === 'heading').map((block) => block.text),
  }
}

/** What a passage holds; the newest 6,000 passages are remembered, since a document's calls share them. */
export function readPassage(text: string): Reading {
  const known = readings.get(text)
  if (known) return known
  const reading = read(text)
  if (readings.size >= KEPT) readings.delete(readings.keys().next().value ?? '')
  readings.set(text, reading)
  return reading
}
