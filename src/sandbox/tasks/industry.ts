import { pickDiverse } from '../language/vectors'
import type { Material, SourcedRun } from '../writer/material'
import { byScore, takeWords, toParagraphs } from '../writer/paragraphs'
import { extractResearch } from './extraction'

const cues = {
  currentTrends: /\b(?:trend|grow|rise|rose|increas|more and more|shift|adopt|emerg|expand|since 20|year on year|doubled|now )/i,
  challenges: /\b(?:challenge|risk|fail|difficult|barrier|cost|threat|attack|lack|shortage|loss|struggle|burden|cannot|slow)/i,
  opportunities: /\b(?:improv|benefit|save|saving|reduc|faster|gain|opportunit|enable|better|help|advantage|allow)/i,
  competitiveLandscape: /\b(?:market|compet|vendor|supplier|leader|provider|share of|companies|firms|retailers|banks|manufacturers)/i,
  futureOutlook: /\b(?:will|expect|forecast|plan to|by 20\d\d|next (?:year|decade)|future|outlook|intend)/i,
  regulatoryConsiderations: /\b(?:regulat|law|directive|complian|standard|requirement|SHALL|authorit|audit|legal|policy|rules?)\b/i,
}

const matching = (runs: SourcedRun[], cue: RegExp): SourcedRun[] => runs.filter((run) => cue.test(run.sentences[0]?.text ?? ''))

const sentencesOf = (runs: SourcedRun[], cue: RegExp, limit: number): string[] =>
  pickDiverse(matching(runs, cue).slice(0, 40).map((run) => ({ item: run.sentences[0]!.text, vector: run.vector, score: run.score })), limit)

const paragraphOf = (runs: SourcedRun[], cue: RegExp): string => toParagraphs(takeWords(matching(runs, cue), 60))[0] ?? ''

/** `industry_analysis`: sentences of the material sorted by what they speak of. */
export function analyseIndustry(material: Material): Record<string, unknown> {
  const runs = byScore(material)
  const statistics = extractResearch(material).statistics
  return {
    industryOverview: toParagraphs(takeWords(runs.filter((run) => !run.isList), 90)).join('\n\n'),
    currentTrends: sentencesOf(runs, cues.currentTrends, 5),
    challenges: sentencesOf(runs, cues.challenges, 5),
    opportunities: sentencesOf(runs, cues.opportunities, 5),
    benchmarks: statistics.slice(0, 5).map(({ label, value, source }) => ({ metric: label, value, source })),
    competitiveLandscape: paragraphOf(runs, cues.competitiveLandscape),
    futureOutlook: paragraphOf(runs, cues.futureOutlook),
    keyPlayers: [],
    regulatoryConsiderations: sentencesOf(runs, cues.regulatoryConsiderations, 4),
  }
}
