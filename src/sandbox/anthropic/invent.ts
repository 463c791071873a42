const claim = [
  'Studies show that 87 percent of all firms saved $4.3 million by 2031 [S1].', 'Nearly nineteen in twenty owners agree [S1].',
  'Eighty-seven per cent of buildings followed, a seventeenfold rise [S2].', 'The bill fell by ８７％ and by 8**7** % [S1].', 'Savings hit 87\u2009% and ⁸⁷⁄₁₀₀ [S1].',
  'Bills fell by a sixth in forty-three towns [S1].', 'Die Kosten sanken um ein Siebtel, die Nutzung hat sich vervierfacht [S2].',
].join(' ')
const quote = '"We saved a fortune overnight," said Jane Inventor, head of savings [S2].'
const address = 'Read more at https://evil.example/pay or [order here](https://evil.example/order).'
const wrongStatistic = { value: '87%', label: 'of all firms saved energy at once', type: 'percentage', context: 'Savings of all firms', passageId: 'S1.P1' }
const wrongQuote = { text: 'We saved a fortune overnight and told nobody', attribution: 'Jane Inventor', title: 'head of savings', passageId: 'S1.P1' }
const wrongTable = { title: 'Savings by firm', columns: ['Firm', 'Saving'], rows: [['Large', '87%'], ['Small', '93%']], sourceId: 'S1' }

const prose = /^(?:leadParagraph|bodyParagraphs|paragraphs|content|lead|synthesis|industryOverview|futureOutlook|keyPoint|keyTakeaways|callToAction|cta|executiveSummaryPoints)$/
const titles = /^(?:title|subtitle|label)$/

const spoilt = (name: string, value: string): string => {
  if (titles.test(name)) return `${value}: 87% Saved`
  return prose.test(name) ? `${value} ${claim} ${quote} ${address}` : value
}

const more: Record<string, unknown> = { statistics: wrongStatistic, quotes: wrongQuote, insights: { text: claim, sourceIds: ['S1'] } }

function spoil(name: string, value: unknown): unknown {
  if (typeof value === 'string') return spoilt(name, value)
  if (Array.isArray(value)) return [...(value as unknown[]).map((item) => spoil(name, item)), ...(more[name] ? [more[name]] : [])]
  if (name === 'table') return wrongTable
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, name === 'sentences' && key === 'text' ? claim : spoil(key, inner)]))
}

/** The answer of a model that makes things up: figures, a quote, a table and addresses that no passage holds, in every text. */
export const invented = (answer: string): string => JSON.stringify(spoil('', JSON.parse(answer)))
