import path from 'node:path'
import { Worker } from 'node:worker_threads'
import { env } from '@/src/env'
import { fail } from '@/src/errors'
import type { TemplateJob, TemplateResult } from './run'

const TIMEOUT_MS = 5_000
const resourceLimits = { maxOldGenerationSizeMb: 96, maxYoungGenerationSizeMb: 16 }

type Thread = { worker: Worker; ready: Promise<void> }

let thread: Thread | null = null
let last: Promise<unknown> = Promise.resolve()

const startThread = (): Thread => {
  const worker = new Worker(path.join(env.root, 'src/render/liquid/thread.mjs'), { execArgv: [], env: {}, resourceLimits })
  worker.unref()
  const ready = new Promise<void>((resolve, reject) => {
    worker.once('message', () => resolve())
    worker.once('error', reject)
  })
  return { worker, ready }
}

/** Ends the template thread; the next template starts a new one. */
export const closeTemplates = async (): Promise<void> => {
  const ending = thread?.worker
  thread = null
  await ending?.terminate()
}

const answerOf = (worker: Worker, job: TemplateJob): Promise<TemplateResult> =>
  new Promise((resolve) => {
    const refuse = (message: string) => resolve({ ok: false, message, line: null, source: null })
    const timer = setTimeout(() => refuse('the template takes too long'), TIMEOUT_MS)
    const settle = (result: TemplateResult) => {
      clearTimeout(timer)
      worker.off('error', failed)
      resolve(result)
    }
    const failed = (error: Error) => settle({ ok: false, message: `the template needs too much (${error.message})`, line: null, source: null })
    worker.once('message', settle)
    worker.once('error', failed)
    worker.postMessage(job)
  })

const run = async (job: TemplateJob): Promise<string> => {
  thread ??= startThread()
  const { worker, ready } = thread
  await ready
  const result = await answerOf(worker, job)
  if (result.ok) return result.html
  if (result.line === null) await closeTemplates()
  const place = result.line === null ? '' : ` (line ${result.line}${result.source ? ` of ${result.source}` : ''})`
  throw fail('GEN_003', { message: `The template is faulty: ${result.message}${place}.`, details: { line: result.line, source: result.source } })
}

/** Fills a template in the template thread, one at a time. A faulty or endless template is refused with GEN_003 and its line. */
export const renderTemplate = (job: TemplateJob): Promise<string> => {
  const mine = last.then(() => run(job))
  last = mine.catch(() => undefined)
  return mine
}
