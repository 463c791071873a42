import { spawn } from 'node:child_process'
import { waitUntil } from '../system/processes.mjs'
import { root } from '../system/paths.mjs'
import { formatLine, relay } from './lines.mjs'

const leash = new URL('leash.mjs', import.meta.url).href
const healthyAfterMs = 60_000

/**
 * Runs a TypeScript file of the product and starts it again when it ends, later each time: 0.5 s, 1 s … 30 s.
 * `answers` asks whether the part serves. Answers { ready() -> whether it serves, stop(graceMs) }.
 */
export function keepRunning({ name, file, args = [], environment, format, answers = () => true, onGiveUp }) {
  const state = { child: null, stopping: false, failures: 0, last: [], timer: null, wasReady: false }
  const launch = () => {
    const began = Date.now()
    const child = spawnPart([file, ...args], environment)
    state.child = child
    relay(child, name, format, (line) => (state.last = [...state.last.slice(-14), line]))
    child.once('exit', (code, signal) => {
      state.child = null
      if (state.stopping) return
      state.failures = Date.now() - began > healthyAfterMs ? 1 : state.failures + 1
      if (!state.wasReady && state.failures === 3) return onGiveUp(name, state.last)
      const waitMs = Math.min(30_000, 250 * 2 ** state.failures)
      console.log(formatLine('start', `the ${name} process ended (${signal ?? `exit code ${code}`}); it starts again in ${waitMs / 1000} s`, format))
      state.timer = setTimeout(launch, waitMs)
    })
  }
  launch()
  return { ready: () => untilReady(state, answers), stop: (graceMs) => stopPart(state, graceMs) }
}

function spawnPart(program, environment) {
  // Detached: a Ctrl-C reaches the supervisor alone, which then stops the parts in order.
  return spawn(process.execPath, ['--import', leash, '--import', 'tsx', ...program], {
    cwd: root,
    env: environment,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  })
}

async function untilReady(state, answers) {
  const answered = await waitUntil(async () => state.stopping || (state.child !== null && (await answers())), 180_000, 50)
  state.wasReady = answered && !state.stopping
  return state.wasReady
}

async function stopPart(state, graceMs) {
  state.stopping = true
  clearTimeout(state.timer)
  const { child } = state
  if (!child) return
  child.kill('SIGTERM')
  if (await waitUntil(() => state.child === null, graceMs)) return
  killGroup(child.pid)
}

/** Ends a part with everything that it started. */
function killGroup(pid) {
  try {
    process.kill(-pid, 'SIGKILL')
  } catch {
    return
  }
}
