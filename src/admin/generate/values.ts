import type { ClientChoice } from './choices'

/** What the form holds; money as typed, in dollars. */
export type Values = {
  client: string
  topic: string
  templateCode: string
  tone: string
  keywords: string[]
  relatedServices: string[]
  customDirection: string
  additionalContext: string
  sourceIds: string[] | null
  sourcesOnly: boolean
  budget: string
}
export type Faults = Partial<Record<keyof Values | 'budgetCents', string>>

/** An empty form, or one filled from what the client prefers. */
export const filledFrom = (client: ClientChoice | undefined, before?: Values): Values => ({
  client: client?.id ?? '',
  topic: before?.topic ?? '',
  templateCode: before?.templateCode ?? '',
  tone: client?.tone ?? 'professional',
  keywords: client?.keywords.slice(0, 10) ?? [],
  relatedServices: client?.services ?? [],
  customDirection: before?.customDirection ?? '',
  additionalContext: before?.additionalContext ?? '',
  sourceIds: null,
  sourcesOnly: false,
  budget: before?.budget ?? '',
})

/** The body of `generate` and `estimate`: what was left empty is left out, so that the client's defaults hold. */
export const bodyOf = (values: Values): Record<string, unknown> => {
  const cents = centsOf(values.budget)
  const all = {
    topic: values.topic.trim(),
    tone: values.tone,
    templateCode: values.templateCode,
    keywords: values.keywords,
    relatedServices: values.relatedServices,
    customDirection: values.customDirection.trim(),
    additionalContext: values.additionalContext.trim(),
    sourceIds: values.sourceIds,
    sourcesOnly: values.sourcesOnly || undefined,
    budgetCents: cents ?? undefined,
  }
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined && value !== null && value !== '' && !(Array.isArray(value) && !value.length)))
}

/** Whole cents of a typed amount of dollars; null when empty, NaN when it is none. */
export const centsOf = (typed: string): number | null => {
  const plain = typed.trim().replace(/^\$/, '').replace(',', '.')
  if (!plain) return null
  return /^\d+(\.\d{1,2})?$/.test(plain) ? Math.round(Number(plain) * 100) : Number.NaN
}

/** What is wrong before the server is asked; the server decides. */
export const faultsOf = (values: Values): Faults => {
  const length = values.topic.trim().length
  const cents = centsOf(values.budget)
  return {
    ...(!values.client && { client: 'Choose a client.' }),
    ...(length < 3 && { topic: length ? 'Use at least 3 characters.' : 'Say what the document is about.' }),
    ...(length > 500 && { topic: `Use at most 500 characters; these are ${length}.` }),
    ...(values.customDirection.length > 1000 && { customDirection: 'Use at most 1,000 characters.' }),
    ...(values.additionalContext.length > 2000 && { additionalContext: 'Use at most 2,000 characters.' }),
    ...(values.sourcesOnly && values.sourceIds?.length === 0 && { sourceIds: 'Choose at least one source, or allow the web.' }),
    ...(Number.isNaN(cents) && { budget: 'Write an amount like 2.50.' }),
    ...(cents === 0 && { budget: 'A limit of nothing buys nothing: leave it empty or write more.' }),
  }
}
