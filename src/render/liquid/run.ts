import { Liquid, LiquidError } from 'liquidjs'
import { Citations, type CitedReference } from '../text/citations'
import { registerFilters, type FilterSettings } from './filters'

export type TemplateJob = {
  source: string
  partials: Record<string, string>
  context: Record<string, unknown>
  references: CitedReference[]
} & Omit<FilterSettings, 'citations'>
export type TemplateResult = { ok: true; html: string } | { ok: false; message: string; line: number | null; source: string | null }

const limits = { parseLimit: 500_000, renderLimit: 2_000, memoryLimit: 20_000_000, templateLimit: 100_000 }

const engineFor = (job: TemplateJob): Liquid => {
  const engine = new Liquid({
    templates: job.partials,
    globals: job.context,
    outputEscape: 'escape',
    ownPropertyOnly: true,
    strictFilters: true,
    strictVariables: false,
    relativeReference: false,
    cache: true,
    ...limits,
  })
  registerFilters(engine, { ...job, citations: new Citations(job.references) })
  return engine
}

const described = (error: unknown): TemplateResult => {
  const message = error instanceof Error ? error.message.replace(/, (file|line):.*$/s, '') : String(error)
  if (!LiquidError.is(error)) return { ok: false, message, line: null, source: null }
  const [line] = error.token?.getPosition() ?? [null]
  return { ok: false, message: message.split('\n')[0] ?? message, line: line ?? null, source: error.token?.file ?? null }
}

/** Fills a template. Knows no file, no network and no code: what is not in the job does not exist for the template. */
export const runTemplate = (job: TemplateJob): TemplateResult => {
  try {
    return { ok: true, html: String(engineFor(job).parseAndRenderSync(job.source, {}, { globals: job.context })) }
  } catch (error) {
    return described(error)
  }
}
