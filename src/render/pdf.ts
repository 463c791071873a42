import { env } from '@/src/env'
import { AppError, fail } from '@/src/errors'
import { checkAssets, type Asset } from './assets'
import type { DrawJob } from './weasyprint/frames'
import { DrawingPool } from './weasyprint/pool'

export type RenderedPdf = {
  pdf: Uint8Array
  pageCount: number
  warnings: string[]
  overflow: string[]
  timings: { layoutMs: number; writeMs: number; processorMs: number; totalMs: number }
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

const drawn = async (pool: DrawingPool, job: DrawJob) => {
  try {
    return await pool.draw(job)
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
  const { answer, body } = await drawn(pool, { kind: 'draw', ...job })
  if (!answer.ok) throw refused(answer.cause)
  if (!('pageCount' in answer)) throw refused('the drawing process answered out of turn')
  const { pageCount, warnings, overflow, layoutMs, writeMs, processorMs } = answer
  const totalMs = Math.round(performance.now() - started)
  return { pdf: new Uint8Array(body), pageCount, warnings, overflow, timings: { layoutMs, writeMs, processorMs, totalMs } }
}

/**
 * Pages of a PDF as PNG pictures, `width` pixels wide, for previews and thumbnails. `pages` count from 1; those that the
 * file does not have are left out. A file that is no PDF is refused with GEN_004.
 */
export const renderPagePictures = async (pdf: Uint8Array, { width = 400, pages = [1] } = {}, pool = drawingPool()): Promise<Uint8Array[]> => {
  const { answer, body } = await drawn(pool, { kind: 'pages', pdf, width, pages })
  if (!answer.ok) throw refused(answer.cause)
  if (!('sizes' in answer)) throw refused('the drawing process answered out of turn')
  let at = 0
  return answer.sizes.map((size) => new Uint8Array(body.subarray(at, (at += size))))
}
