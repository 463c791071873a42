import { env } from '@/src/env'
import { AppError, fail } from '@/src/errors'
import { checkAssets, type Asset } from './assets'
import { DrawingPool } from './weasyprint/pool'

export type RenderedPdf = {
  pdf: Uint8Array
  pageCount: number
  warnings: string[]
  overflow: string[]
  timings: { layoutMs: number; writeMs: number; totalMs: number }
}

let shared: DrawingPool | null = null

/** The pool of this process, made at the first use. */
export const drawingPool = (): DrawingPool => (shared ??= new DrawingPool({ size: env.renderProcesses }))

/** Ends the pool of this process; the next document starts a new one. */
export const closeRenderer = (): void => {
  shared?.close()
  shared = null
}

const refused = (cause: string, details: Record<string, unknown> = {}) =>
  fail('GEN_004', { message: `The PDF could not be drawn: ${cause}.`, details: { cause, ...details } })

const drawn = async (pool: DrawingPool, html: string, assets: Asset[]) => {
  try {
    return await pool.draw(html, assets)
  } catch (error) {
    throw error instanceof AppError ? error : refused(error instanceof Error ? error.message : String(error))
  }
}

/**
 * Draws one HTML page as a tagged PDF. `assets` are the only files it may show (`asset:<id>`).
 *
 * `overflow` lists text that leaves its box, `warnings` letters that no font has. Anything else that the renderer
 * complains about (a missing file, a foreign address, a faulty rule) is refused with GEN_004 and its cause.
 */
export const renderPdf = async (job: { html: string; assets: Asset[] }, pool = drawingPool()): Promise<RenderedPdf> => {
  checkAssets(job.assets)
  const started = performance.now()
  const { answer, body } = await drawn(pool, job.html, job.assets)
  if (!answer.ok) throw refused(answer.cause)
  if (!('pageCount' in answer)) throw refused('the drawing process answered out of turn')
  const { pageCount, warnings, overflow, layoutMs, writeMs } = answer
  const totalMs = Math.round(performance.now() - started)
  return { pdf: new Uint8Array(body), pageCount, warnings, overflow, timings: { layoutMs, writeMs, totalMs } }
}
