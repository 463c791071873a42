import { genericTerms } from '../../language/generic'
import { titleCase } from '../../language/words'
import { endingElsewhere } from '../../language/tongue'
import type { Material } from '../../writer/material'
import { textOf } from '../../writer/material'
import { orderThemes } from '../../writer/outline/order'
import { placeCharts, placeQuotes, placeStatistics } from '../../writer/outline/placement'
import { listLimit, limitOf } from '../../writer/prompt'
import { callToAction, takeaways } from '../../writer/takeaways'
import type { Theme } from '../../writer/outline/themes'
import { findThemes } from '../../writer/outline/themes'

const calloutCycle = ['tip', 'note', 'warning', 'example']

const titleOf = (topic: string): string => titleCase(topic.replace(/\s+/g, ' ').replace(/[.?!]+$/, ''))

/** A short line above the title: the theme's phrase, unless the title has it or it says nothing. */
function labelOf({ phrase, title }: Theme): string | null {
  if (!phrase || title.toLowerCase().includes(phrase.text.toLowerCase())) return null
  return phrase.key.split(' ').some((term) => genericTerms.has(term)) ? null : titleCase(phrase.text)
}

/** For whom and to what end, from the words of the brief; nothing where the rest is in another language. */
function subtitleOf({ prompt: { brief } }: Material, elsewhere: boolean): string {
  if (elsewhere) return ''
  const reader = brief.audience ? `For ${brief.audience.charAt(0).toLowerCase()}${brief.audience.slice(1).replace(/\.$/, '')}` : 'For decision makers'
  return `${reader}: what the sources show, and what follows from it.`
}

function sectionCount(material: Material): number {
  const asked = limitOf(material.prompt, ['sections', 'sectionCount', 'recommendedSections', 'maxSections'], 6)
  const words = material.runs.reduce((sum, run) => sum + run.words, 0)
  const room = material.prompt.passages.length ? Math.floor(words / 140) : Math.floor(material.runs.length / 2)
  return Math.max(3, Math.min(asked, room))
}

/** `outline_creation`: themes found in the material, each a section whose title states one of its findings. */
export function planOutline(material: Material): Record<string, unknown> {
  const { prompt } = material
  const themes = orderThemes(findThemes(material, sectionCount(material)))
  const perSection = limitOf(prompt, ['wordsPerSection', 'estimatedWordCount'], 380)
  const charts = placeCharts(material, themes, listLimit(prompt, ['chartTypes'], ['bar', 'line', 'donut', 'comparison']))
  const placed = placeStatistics(material, themes, charts)
  const callouts = calloutCycle.filter((kind) => listLimit(prompt, ['calloutTypes'], calloutCycle).includes(kind))
  const points = takeaways(material, 3, 'summary')
  const keyTakeaways = takeaways(material, 3, 'conclusion', points)
  const ending = endingElsewhere(textOf(material))
  const tables = limitOf(prompt, ['tables', 'maxTables'], 2)
  const sections = themes.map((theme, place) => {
    const chart = charts.find(({ section }) => section === place + 1)
    const label = labelOf(theme)
    const kind = callouts.length && place % 2 === 0 ? callouts[(place / 2) % callouts.length] : null
    return {
      number: place + 1, label, title: theme.title, keyPoint: theme.keyPoint, subsections: theme.subsections,
      statisticsToInclude: placed.filter(({ section }) => section === place + 1).map(({ statId }) => statId),
      includeChart: Boolean(chart), chartType: chart?.type ?? null, includeCallout: Boolean(kind), calloutType: kind ?? null,
      includeTable: !chart && themes.slice(0, place).filter((_, at) => !charts.some(({ section }) => section === at + 1)).length < tables, estimatedWordCount: Math.min(500, Math.max(300, perSection)),
    }
  })
  return {
    title: titleOf(prompt.brief.topic ?? ''), subtitle: subtitleOf(material, ending !== null), executiveSummaryPoints: points, sections,
    conclusion: { title: ending ?? 'What Follows From This', keyTakeaways, callToAction: callToAction(material) },
    statisticsPlacement: placed,
    quotesPlacement: placeQuotes(material, themes),
  }
}
