import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtempSync, readFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { wideLimits } from '@/src/testing/wideLimits'
import { portsInARow } from './ports'

export type Part = { child: ChildProcess; peakMb(): number; stop(): Promise<void> }

const root = path.join(import.meta.dirname, '..')

/** The environment that every part of the product under a benchmark shares; set it before anything reads the environment. */
export const environmentOf = async (more: Record<string, string> = {}): Promise<Record<string, string>> => {
  const port = await portsInARow(2)
  return {
    NODE_ENV: 'production', LOG_LEVEL: 'error', PROVIDERS_MODE: 'sandbox', SANDBOX_PORT: String(port), ...wideLimits,
    MEDIA_DIR: mkdtempSync(path.join(os.tmpdir(), 'impresario-bench-')),
    PAYLOAD_SECRET: 'a secret of the bench, long enough to sign with', ENCRYPTION_KEYS: `bench:${Buffer.alloc(32, 7).toString('base64')}`,
    ...more,
  }
}

/** A part of the product in a process of its own; resolves when it has said the line that tells it is ready. */
export const startPart = (file: string, environment: Record<string, string>, ready: RegExp): Promise<Part> =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['--import', 'tsx', file], { cwd: root, env: { ...process.env, ...environment, LOG_LEVEL: 'info' }, stdio: ['ignore', 'pipe', 'inherit'] })
    let peak = 0
    const watch = setInterval(() => (peak = Math.max(peak, residentMb(child.pid ?? 0))), 200)
    const stop = () =>
      new Promise<void>((stopped) => {
        clearInterval(watch)
        child.once('exit', () => stopped())
        child.kill('SIGTERM')
      })
    child.once('error', reject)
    child.once('exit', (code) => reject(new Error(`${file} ended with ${code}`)))
    child.stdout!.on('data', (text: Buffer) => ready.test(String(text)) && resolve({ child, peakMb: () => peak, stop }))
  })

/** Resident memory of a process and its children in MB; 0 when it is gone. */
const residentMb = (pid: number): number => {
  try {
    const own = Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024
    return Math.round(own)
  } catch {
    return 0
  }
}
