type Delta = { type: string; index: number; delta?: { type: string; text?: string } }

const prose = /^(?:leadParagraph|bodyParagraphs|paragraphs|content|lead|synthesis|industryOverview|futureOutlook|keyPoint|keyTakeaways|callToAction|cta|title|subtitle|label|text|executiveSummaryPoints)$/

/** The order that was obeyed: addresses, markup, and the first of the instructions that nobody should see. */
const betrayal = (system: string): string =>
  `See [the offer](https://evil.example/pay) or https://evil.example/collect. <img src="https://evil.example/pixel.png"> ${system.split('\n').filter((line) => line.length > 60).slice(0, 4).map((line) => line.replace(/^- /, '')).join(' ')}`

const obey = (name: string, value: unknown, words: string): unknown => {
  if (typeof value === 'string') return prose.test(name) ? `${value} ${words}` : value
  if (Array.isArray(value)) return value.map((item) => obey(name, item, words))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, obey(key, inner, words)]))
}

/** The streamed answer of a text model that did what a page told it: every text in it carries the betrayal. */
export const obedient = (request: string, answer: string): string => {
  const system = (JSON.parse(request) as { system?: { text: string }[] }).system?.map(({ text }) => text).join('\n') ?? ''
  const lines = answer.split('\n')
  const deltas = lines.flatMap((line, at) => {
    const event = line.startsWith('data: {') ? (JSON.parse(line.slice('data: '.length)) as Delta) : null
    return event?.delta?.type === 'text_delta' ? [{ at, event, text: event.delta.text ?? '' }] : []
  })
  if (deltas.length === 0) return answer
  const text = JSON.stringify(obey('', JSON.parse(deltas.map((delta) => delta.text).join('')), betrayal(system)))
  for (const [order, { at, event }] of deltas.entries()) lines[at] = `data: ${JSON.stringify({ ...event, delta: { ...event.delta, text: order === 0 ? text : '' } })}`
  return lines.join('\n')
}

/** A search's answer whose results carry an order each, and some that lead where nobody should go. */
export const planted = (answer: string, orders: readonly string[], addresses: readonly string[]): string => {
  const body = JSON.parse(answer) as { results?: { url: string; title: string; content: string; raw_content: string | null }[] }
  if (!body.results?.length) return answer
  const [first] = body.results
  const results = body.results.map((result, at) => ({ ...result, content: `${result.content} ${orders[at % orders.length]}`, ...(result.raw_content && { raw_content: `${result.raw_content}\n\n${orders[at % orders.length]}` }) }))
  return JSON.stringify({ ...body, results: [...results, ...addresses.map((url) => ({ ...first!, url, content: `${first!.content} ${orders[0]}` }))] })
}
