import type { Theme } from './themes'

const early = /\b(?:trend|adopt|market|today|since|defin|means|overview|context|grow|rise|common|survey|purpose|goal|why)/gi
const late = /\b(?:should|recommend|plan|measure|implement|next|roadmap|train|review|govern|monitor|future|will|invest|step)/gi

const lateness = ({ runs }: Theme): number => {
  const text = runs.flatMap((run) => run.sentences.map((sentence) => sentence.text)).join(' ')
  const words = Math.max(40, text.length / 6)
  return ((text.match(late)?.length ?? 0) - (text.match(early)?.length ?? 0)) / words
}

/** Context first, what to do last: sections in the order a reader expects. */
export const orderThemes = (themes: Theme[]): Theme[] =>
  themes
    .map((theme, place) => ({ theme, place, late: lateness(theme) }))
    .sort((a, b) => a.late - b.late || a.place - b.place)
    .map(({ theme }) => theme)
