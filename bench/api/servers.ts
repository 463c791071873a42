import { spawn, type ChildProcess } from 'node:child_process'
import { existsSync, readdirSync, statSync } from 'node:fs'
import path from 'node:path'
import { freePort } from '@/src/testing/freePort'
import { wideLimits } from '@/src/testing/wideLimits'

export type Server = { name: string; url: string; database: string; pid: number; stop(): void }
type Kind = 'ours' | 'twin' | 'bare'

const root = path.resolve(import.meta.dirname, '../..')
const twin = path.join(root, 'bench/api/twin')
const next = path.join(root, 'node_modules/next/dist/bin/next')

const programs: Record<Kind, (port: number) => { cwd: string; args: string[] }> = {
  ours: () => ({ cwd: root, args: ['--import', 'tsx', 'bench/api/serve.ts'] }),
  bare: () => ({ cwd: root, args: ['--import', 'tsx', 'bench/api/twin/bare.ts'] }),
  twin: (port) => ({ cwd: twin, args: [next, 'start', '-p', String(port), '-H', '127.0.0.1'] }),
}

/** Builds the twin with Next once, and again after a change of its sources. */
export const buildTwin = async (): Promise<void> => {
  const built = path.join(twin, '.next/BUILD_ID')
  const newest = Math.max(...readdirSync(twin).filter((name) => /\.(ts|mjs)$/.test(name)).map((name) => statSync(path.join(twin, name)).mtimeMs))
  if (existsSync(built) && statSync(built).mtimeMs > newest) return
  console.log('Building the twin')
  const child = spawn(process.execPath, [next, 'build'], { cwd: twin, stdio: 'ignore', env: { ...process.env, NODE_ENV: 'production', DATABASE_URL: 'postgres://localhost/none' } })
  const code = await new Promise((resolve) => child.once('exit', resolve))
  if (code !== 0) throw new Error('The twin could not be built.')
}

/** Starts one server as its own process in production mode and waits until it answers. */
export const start = async (kind: Kind, name: string, database: string): Promise<Server> => {
  const port = await freePort()
  const { cwd, args } = programs[kind](port)
  const child = spawn(process.execPath, args, { cwd, stdio: ['ignore', 'ignore', 'inherit'], env: { ...process.env, ...wideLimits, NODE_ENV: 'production', LOG_LEVEL: 'info', PORT: String(port), DATABASE_URL: database } })
  const url = `http://127.0.0.1:${port}`
  await answering(child, `${url}/api/users/me`, name)
  return { name, url, database, pid: child.pid ?? 0, stop: () => void child.kill('SIGKILL') }
}

const answering = async (child: ChildProcess, url: string, name: string): Promise<void> => {
  for (let tries = 0; tries < 240; tries += 1) {
    if (child.exitCode !== null) throw new Error(`${name} ended before it answered.`)
    const answer = await fetch(url).catch(() => null)
    if (answer && answer.status < 500) return
    await new Promise((resolve) => setTimeout(resolve, 250))
  }
  throw new Error(`${name} did not answer within a minute.`)
}
