import type { CorpusPassage, CorpusSource } from '../evidence/corpus'
import type { Insight, ResearchQuote, ResearchStatistic } from '../research/facts'

/** A piece of a prompt; `cache` ends a part that other calls begin with too. */
export type Block = { text: string; cache?: boolean }

const signs: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/** Data made safe for a block: nothing in it can close a tag or open another. */
export const escaped = (text: string): string => text.replace(/[&<>"]/g, (sign) => signs[sign] ?? sign)

/** `<name>text</name>` with the text escaped. */
export const element = (name: string, text: string): string => `<${name}>${escaped(text)}</${name}>`

/** `<name>JSON</name>`. */
export const jsonElement = (name: string, value: unknown): string => element(name, JSON.stringify(value))

export type BriefFacts = {
  topic: string
  tone: string
  industry: string
  audience: string
  client: string
  services: string[]
  direction: string
  context: string
}

/** What is to be written, without the fields that are empty. */
export const briefBlock = (brief: BriefFacts): Block => {
  const { services, ...texts } = brief
  const lines = Object.entries(texts).filter(([, text]) => text.trim() !== '').map(([name, text]) => element(name, text))
  return { text: `<brief>\n${[...lines, ...(services.length > 0 ? [element('services', services.join('; '))] : [])].join('\n')}\n</brief>` }
}

const passageElement = (passage: CorpusPassage, source: CorpusSource | undefined): string => {
  const published = source?.publishedAt ? ` published="${escaped(source.publishedAt.slice(0, 10))}"` : ''
  return `<passage id="${passage.id}" source="${passage.source}" title="${escaped((source?.title ?? '').slice(0, 160))}"${published}>${escaped(passage.text)}</passage>`
}

/** Passages with their sources' titles and dates; what the brief itself says is no passage. */
export const passagesBlock = (passages: readonly CorpusPassage[], sources: ReadonlyMap<string, CorpusSource>, cache = false): Block => {
  const shown = passages.filter(({ source }) => sources.get(source)?.kind !== 'brief')
  return { text: `<passages>\n${shown.map((passage) => passageElement(passage, sources.get(passage.source))).join('\n')}\n</passages>`, cache }
}

/** Statistics with the passage that holds each; `series` lists the values that can be drawn together with one. */
export const statisticsBlock = (statistics: readonly ResearchStatistic[], series: ReadonlyMap<string, readonly ResearchStatistic[]> = new Map()): Block => ({
  text: `<statistics>\n${statistics
    .map(({ id, mark, value, category, context, quote }) => {
      const values = series.get(id)?.map((member) => `${member.category} ${member.value}`).join('; ')
      const attributes = { id, source: mark, value, label: category, measure: context, ...(values && { series: values }) }
      return `<statistic ${Object.entries(attributes).map(([name, text]) => `${name}="${escaped(text)}"`).join(' ')}>${escaped(quote)}</statistic>`
    })
    .join('\n')}\n</statistics>`,
})

/** Quotes with the mark of their source; empty without any. */
export const quotesBlock = (quotes: readonly ResearchQuote[]): Block => ({
  text: quotes.length === 0 ? '' : `<quotes>\n${quotes.map(({ id, mark, text }) => `<quote id="${id}" source="${mark}">${escaped(text)}</quote>`).join('\n')}\n</quotes>`,
})

/** What research found, one finding a line with the marks of its sources, and further texts of earlier steps. */
export const insightsBlock = (insights: readonly Insight[], texts: readonly string[] = [], cache = false): Block => {
  const lines = insights.map(({ text, marks }) => `- ${text} ${marks.map((mark) => `[${mark}]`).join('')}`)
  return { text: element('insights', [...texts.filter((text) => text.trim() !== ''), ...lines].join('\n')), cache }
}

/** Sentences to write anew, each with what no source of it says. */
export const sentencesBlock = (sentences: readonly { id: string; text: string; missing: readonly string[] }[]): Block => ({
  text: `<sentences>\n${sentences
    .map(({ id, text, missing }) => `<sentence id="${id}" missing="${escaped(missing.join('; '))}">${escaped(text)}</sentence>`)
    .join('\n')}\n</sentences>`,
})
