import { numbersIn } from '../language/facts/figures'
import { cosine } from '../language/vectors'
import { findingOf } from '../writer/outline/finding'
import { findCallout } from '../writer/callout'
import type { CalloutType } from '../writer/callout'
import type { Material, SourcedRun, SourcedSeries } from '../writer/material'
import { findLead, withoutTitle } from '../writer/lead'
import { takeWords, toParagraphs } from '../writer/paragraphs'
import { limitOf } from '../writer/prompt'
import type { Place } from '../writer/share'
import { placeOfSection, placesOf, shareOf } from '../writer/share'

const strings = (value: unknown): string[] => (Array.isArray(value) ? value.filter((item): item is string => typeof item === 'string') : [])
const kinds = ['tip', 'warning', 'note', 'example'] as const
const isKind = (value: unknown): value is CalloutType => kinds.some((kind) => kind === value)

const repeats = (run: SourcedRun, others: SourcedRun[]): boolean => others.some((other) => cosine(run.vector, other.vector) > 0.5)

/** Material for the named subsections, the best fitting runs of those picked for the section. */
function subsectionsOf(material: Material, titles: string[], picked: SourcedRun[], words: number) {
  const named = (run: SourcedRun) => titles.some((title) => withoutTitle(run, title) !== run || findingOf(run.sentences[0]?.text ?? '') === title)
  const body = takeWords(picked.filter((run) => !named(run)), words)
  const left = picked.filter((run) => !body.includes(run))
  const parts = titles.map((title) => {
    const wanted = material.vectorOf(title)
    const ranked = left.filter((run) => cosine(run.vector, wanted) > 0.03).sort((a, b) => cosine(b.vector, wanted) - cosine(a.vector, wanted))
    const runs = takeWords(ranked, words)
    for (const run of runs) left.splice(left.indexOf(run), 1)
    return { title, content: toParagraphs(runs.map((run) => withoutTitle(run, title))).join('\n\n') }
  })
  return { left: [...body, ...left], subsections: parts.filter(({ content }) => content) }
}

function tableOf(material: Material, own: Place, section: Record<string, unknown>) {
  if (section.includeTable === false) return null
  const wanted = material.vectorOf(own.text)
  const fits = (series: SourcedSeries) => cosine(material.vectorOf(`${series.caption} ${series.points.map(({ label }) => label).join(' ')}`), wanted)
  const ranked = material.series.map((series) => ({ series, fit: fits(series) })).sort((a, b) => b.fit - a.fit)
  const best = ranked[section.includeChart === true && ranked.length > 1 ? 1 : 0]
  if (!best || (best.fit < 0.05 && section.includeTable !== true)) return null
  const { caption, columns, points, passage, type } = best.series
  const heads = columns ?? [points.every(({ label }) => /^(?:19|20)\d\d$/.test(label)) ? 'Year' : 'Item', type === 'percentage' ? 'Share' : type === 'currency' ? 'Amount' : type === 'duration' ? 'Time' : 'Value']
  return { title: caption, columns: heads, rows: points.map(({ label, value }) => [label, value]), sourceId: passage.source }
}

const sourcesIn = (texts: string[]): string[] => [...new Set(texts.flatMap((text) => [...text.matchAll(/\[(S[\w-]+)\]/g)].map(([, id = '']) => id)))]

/** `section_writing`: the part of the material that fits this section of the outline better than the others. */
export function writeSection(material: Material): Record<string, unknown> {
  const { prompt } = material
  const { section } = prompt
  const own = placeOfSection(section)
  const shared = shareOf(material, own, placesOf(prompt.outline)).map(({ run }) => run)
  const asked = typeof section.estimatedWordCount === 'number' ? section.estimatedWordCount : limitOf(prompt, ['wordsPerSection', 'words'], 380)
  const lead = findLead(shared, { wished: own.keyPoint, title: own.title })
  const rest = lead ? [...(lead.rest ? [lead.rest] : []), ...shared.filter((run) => run !== lead.run)] : shared
  const titles = strings(section.subsections).slice(0, 3)
  const picked = takeWords(rest, asked - 45 - (section.includeCallout ? 22 : 0), lead ? [lead.run] : [], 0.5)
  const { left, subsections } = subsectionsOf(material, titles, picked, Math.round((asked * 0.42) / Math.max(1, titles.length)))
  const paragraphs = toParagraphs(left)
  const spare = material.runs.filter((run) => !picked.includes(run) && run !== lead?.run).sort((a, b) => b.score - a.score)
  const callout = section.includeCallout && isKind(section.calloutType) ? findCallout(spare.filter((run) => !repeats(run, [...picked, ...(lead ? [lead.run] : [])])).slice(0, 40), section.calloutType) : null
  const table = tableOf(material, own, section)
  const texts = [lead?.text ?? '', ...paragraphs, ...subsections.map(({ content }) => content), callout?.content ?? '', table ? `[${table.sourceId}]` : '']
  const placed = strings(section.statisticsToInclude)
  const given = (value: string) => texts.some((text) => numbersIn(text).some((number) => number === numbersIn(value)[0]))
  return {
    title: own.title, leadParagraph: lead?.text ?? '', bodyParagraphs: paragraphs, subsections, callout, table,
    statisticsUsed: prompt.statistics.filter(({ id, value }) => placed.includes(id) || given(value)).map(({ id }) => id),
    sourcesCited: sourcesIn(texts),
  }
}
