import { spawn, type ChildProcess } from 'node:child_process'

/** Starts a TypeScript program of ours and waits until it has said `ready`. */
export const startChild = (file: string, args: readonly string[], environment: Record<string, string> = {}, ready = /ready/): Promise<ChildProcess> =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['--import', 'tsx', file, ...args], { env: { ...process.env, ...environment }, stdio: ['ignore', 'pipe', 'inherit'] })
    child.once('error', reject)
    child.once('exit', (code, signal) => reject(new Error(`${file} ended with ${signal ?? code}`)))
    child.stdout!.on('data', (text: Buffer) => ready.test(String(text)) && resolve(child))
  })

/** Ends a child by a signal and waits for its end. */
export const endChild = (child: ChildProcess, signal: NodeJS.Signals): Promise<void> =>
  new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) return resolve()
    child.once('exit', () => resolve())
    child.kill(signal)
  })
