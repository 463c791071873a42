import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import pg from 'pg'
import { build } from '@/scripts/start/build.mjs'
import { createTestDatabase } from '../database'
import { freePorts } from '../freePort'
import { wideLimits } from '@/src/testing/wideLimits'

export type Mail = { to: string[]; subject: string; text: string }
/** A running product; `mails` are those that the sandbox took instead of sending them, `sandbox` is its address. */
export type Product = { url: string; sandbox: string; mails(): Promise<Mail[]>; sql<R = Record<string, unknown>>(text: string, values?: unknown[]): Promise<R[]>; stop(): Promise<void> }

const root = path.resolve(import.meta.dirname, '../../..')

const start = (file: string, env: NodeJS.ProcessEnv): ChildProcess => spawn(process.execPath, ['--import', 'tsx', file], { cwd: root, env, stdio: ['ignore', 'ignore', 'inherit'] })

const toEnd = async (file: string, env: NodeJS.ProcessEnv): Promise<void> => {
  const [code] = (await once(start(file, env), 'exit')) as [number]
  if (code !== 0) throw new Error(`${file} ended with ${code}.`)
}

const answers = async (url: string, within: ChildProcess): Promise<void> => {
  for (;;) {
    if (within.exitCode !== null) throw new Error(`The process behind ${url} has ended.`)
    const response = await fetch(url).catch(() => null)
    if (response && response.status < 500) return
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
}

/**
 * The whole product as people meet it: built screens, API, sockets, worker and sandbox over a fresh database with the
 * demo. `latencyMs` is added to each call of the sandbox, so that a person has time to look.
 */
export const startProduct = async ({ latencyMs = 0 } = {}): Promise<Product> => {
  const database = await createTestDatabase()
  // The sandbox takes mails at the port after its own.
  const port = await freePorts(3)
  const sandboxPort = port + 1
  const env: NodeJS.ProcessEnv = {
    ...process.env, ...wideLimits, NODE_ENV: 'production', LOG_LEVEL: 'error', NEXT_TELEMETRY_DISABLED: '1',
    DATABASE_URL: database.url, PORT: String(port), SANDBOX_PORT: String(sandboxPort), SANDBOX_LATENCY_MS: String(latencyMs), APP_URL: `http://localhost:${port}`,
  }
  await build(env)
  await toEnd('src/seed/main.ts', env)
  const parts = ['src/sandbox/main.ts', 'src/worker.ts', 'src/server.ts'].map((file) => start(file, env))
  const [url, sandbox] = [`http://localhost:${port}`, `http://127.0.0.1:${sandboxPort}`]
  await answers(`${url}/api/health`, parts[2]!)
  const client = new pg.Client({ connectionString: database.url })
  await client.connect()
  return {
    url,
    sandbox,
    mails: async () => ((await (await fetch(`${sandbox}/_sandbox/mails`)).json()) as { mails: Mail[] }).mails,
    sql: async <R>(text: string, values?: unknown[]) => (await client.query(text, values)).rows as R[],
    stop: async () => {
      await client.end()
      await Promise.all(parts.map(async (part) => part.exitCode === null && part.kill('SIGTERM') && (await once(part, 'exit'))))
      await database.drop()
    },
  }
}
