import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { startOf, waitUntil } from './processes.mjs'

const starter = new URL('starter.mjs', import.meta.url).pathname

const folder = mkdtempSync(join(tmpdir(), 'impresario-starter-'))
const product = join(folder, 'product.mjs')
writeFileSync(product, `import { followStarter } from ${JSON.stringify(starter)}
process.on('SIGTERM', () => { console.log('stops in order'); process.exit(0) })
followStarter({ everyMs: 50 })
setInterval(() => undefined, 1_000)
console.log('runs', process.pid, process.ppid)`)
const npm = join(folder, 'npm.mjs')
// As npm does it: a shell in between, which stays because something follows.
writeFileSync(npm, `import { spawn } from 'node:child_process'
spawn('/bin/sh', ['-c', 'node ${product}; true'], { stdio: 'inherit', env: { ...process.env, npm_lifecycle_event: 'start' } })`)

/** Starts it, and answers what it said so far with the process ids of npm, the shell and the product. */
async function started(command, environment = {}) {
  const child = spawn(command[0], command.slice(1), { stdio: ['ignore', 'pipe', 'inherit'], env: { ...process.env, ...environment } })
  const said = { text: '' }
  child.stdout.on('data', (part) => (said.text += part))
  expect(await waitUntil(() => /runs \d+ \d+\n/.test(said.text), 60_000)).toBe(true)
  const [, pid, shell] = /runs (\d+) (\d+)/.exec(said.text)
  return { child, said, pid: Number(pid), shell: Number(shell) }
}

describe('the product under npm', () => {
  it('stops in order when npm is killed, and leaves nothing', async () => {
    const { child, said, pid, shell } = await started([process.execPath, npm])
    child.kill('SIGKILL')
    expect(await waitUntil(() => startOf(pid) === null && startOf(shell) === null && said.text.includes('stops in order'), 60_000)).toBe(true)
  })

  it('stops in order when the shell between them is', async () => {
    const { said, pid, shell } = await started([process.execPath, npm])
    process.kill(shell, 'SIGKILL')
    expect(await waitUntil(() => startOf(pid) === null && said.text.includes('stops in order'), 60_000)).toBe(true)
  })

  it('goes on without whoever started it in another way', async () => {
    const { child, pid } = await started(['/bin/sh', '-c', `node ${product} & wait`], { npm_lifecycle_event: '' })
    child.kill('SIGKILL')
    await once(child, 'exit')
    const looker = await started([process.execPath, npm])
    looker.child.kill('SIGKILL')
    expect(await waitUntil(() => startOf(looker.pid) === null, 60_000)).toBe(true)
    expect(startOf(pid)).not.toBe(null)
    process.kill(pid, 'SIGKILL')
  })
})
