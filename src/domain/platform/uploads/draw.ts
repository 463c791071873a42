import { spawn } from 'node:child_process'
import path from 'node:path'
import pLimit from 'p-limit'
import { env } from '@/src/env'
import { fail } from '@/src/errors'
import { cleanedSvg } from './svg'

export type Drawn = { bytes: Buffer; width: number; height: number }
type Wish = { kind: string; side?: number; square?: number; png?: true }

const mostPixels = 40_000_000
const mostMs = 20_000
const tooMany = 3
// Not by the module's own address: the pages' bundler would take that for a file of its own.
const worker = path.join(env.root, 'src/domain/platform/uploads/draw.worker.mjs')

// Forty million pixels are 160 MB in memory: one picture at a time.
const slot = pLimit(1)

/**
 * Draws a picture anew: nothing but its pixels remains, turned as its camera said. A process of its own without environment
 * opens it, first its header alone; SVG is cleaned and becomes PNG. Throws FILE_001 for too many pixels, FILE_002.
 */
export const draw = (bytes: Buffer, wish: Wish): Promise<Drawn> =>
  slot(async () => {
    const given = wish.kind === 'svg' ? cleanedSvg(bytes) : bytes
    const { code, out } = await run(given, JSON.stringify({ ...wish, pixels: mostPixels }))
    const end = out.indexOf(10)
    if (code === tooMany) throw fail('FILE_001', { field: 'file', message: 'The picture has more than 40 million pixels.' })
    if (code !== 0 || end < 0) throw fail('FILE_002', { field: 'file', message: 'This picture is damaged and cannot be read.' })
    const { width, height } = JSON.parse(out.subarray(0, end).toString()) as { width: number; height: number }
    return { bytes: out.subarray(end + 1), width, height }
  })

const run = (bytes: Buffer, wish: string): Promise<{ code: number | null; out: Buffer }> =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['--max-old-space-size=128', worker, wish], { env: { NODE_ENV: 'production' }, stdio: ['pipe', 'pipe', 'ignore'], timeout: mostMs, killSignal: 'SIGKILL' })
    const parts: Buffer[] = []
    child.stdout.on('data', (part: Buffer) => parts.push(part))
    // It may have seen enough before all is written.
    child.stdin.on('error', () => undefined)
    child.once('error', reject)
    child.once('close', (code) => resolve({ code, out: Buffer.concat(parts) }))
    child.stdin.end(bytes)
  })
