import { titleCase } from '../language/words'
import type { Material } from '../writer/material'
import { orderThemes } from '../writer/order'
import { placeCharts, placeQuotes, placeStatistics } from '../writer/placement'
import { listLimit, limitOf } from '../writer/prompt'
import { callToAction, takeaways } from '../writer/takeaways'
import { findThemes } from '../writer/themes'

const calloutCycle = ['tip', 'note', 'warning', 'example']

const titleOf = (topic: string): string => titleCase(topic.replace(/\s+/g, ' ').replace(/[.?!]+$/, ''))

function sectionCount(material: Material): number {
  const asked = limitOf(material.prompt, ['sections', 'sectionCount', 'recommendedSections', 'maxSections'], 6)
  const words = material.runs.reduce((sum, run) => sum + run.words, 0)
  return Math.max(3, Math.min(asked, Math.floor(words / 140)))
}

/** `outline_creation`: themes found in the material, each a section whose title states one of its findings. */
export function planOutline(material: Material): Record<string, unknown> {
  const { prompt } = material
  const themes = orderThemes(findThemes(material, sectionCount(material)))
  const perSection = limitOf(prompt, ['wordsPerSection', 'estimatedWordCount'], 380)
  const charts = placeCharts(material, themes, listLimit(prompt, ['chartTypes'], ['bar', 'line', 'donut', 'comparison']))
  const placed = placeStatistics(material, themes, charts)
  const callouts = calloutCycle.filter((kind) => listLimit(prompt, ['calloutTypes'], calloutCycle).includes(kind))
  const points = takeaways(material, 6)
  const sections = themes.map((theme, place) => {
    const chart = charts.find(({ section }) => section === place + 1)
    const label = theme.phrase && !theme.title.toLowerCase().includes(theme.phrase.text.toLowerCase()) ? titleCase(theme.phrase.text) : null
    const kind = callouts.length && place % 2 === 0 ? callouts[(place / 2) % callouts.length] : null
    return {
      number: place + 1, label, title: theme.title, keyPoint: theme.keyPoint, subsections: theme.subsections,
      statisticsToInclude: placed.filter(({ section }) => section === place + 1).map(({ statId }) => statId),
      includeChart: Boolean(chart), chartType: chart?.type ?? null, includeCallout: Boolean(kind), calloutType: kind ?? null,
      includeTable: !chart && place % 3 === 1, estimatedWordCount: Math.min(500, Math.max(300, perSection)),
    }
  })
  return {
    title: titleOf(prompt.brief.topic ?? ''), subtitle: prompt.brief.subtitle || themes[0]?.keyPoint || '', executiveSummaryPoints: points.slice(0, 3), sections,
    conclusion: { title: 'What Follows From This', keyTakeaways: points.slice(3, 6).length === 3 ? points.slice(3, 6) : points.slice(0, 3), callToAction: callToAction(material) },
    statisticsPlacement: placed,
    quotesPlacement: placeQuotes(material, themes),
  }
}
