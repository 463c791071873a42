import path from 'node:path'
import { afterAll, beforeAll, expect } from 'vitest'
import { crashPlaces, runToEnd } from './testing/crash'
import { crashTable } from './testing/crashTable'
import { startEngine, type StartedEngine } from './testing/started'
import { toy } from './testing/toy'

const worker = path.join(import.meta.dirname, 'testing/crashWorker.ts')
const calling = ['gather', 'left', 'right', 'join']
// `right` is `left` again.
const places = crashPlaces(toy, calling).filter((place) => !place.startsWith('right'))
const names = new Map<string, string>()

let t: StartedEngine
beforeAll(async () => void (t = await startEngine()))
afterAll(() => t.close())

crashTable('a worker of the toy pipeline', places, () => ({
  sql: () => t.sql,
  begin: async (place) => {
    const name = place.replace(':', '-')
    const run = await t.start('toy', { url: `${t.vendor.url}/${name}` })
    names.set(run, name)
    return run
  },
  crash: (run, place) => runToEnd(worker, [t.url, run, place], { NODE_ENV: 'test' }),
  resume: (run) => t.carry(run, 'successor'),
  calls: async (run) => t.calls(names.get(run)!),
  check: async (run) => {
    expect((await t.steps(run)).join!.result).toEqual({ words: 'left right join' })
    const { keys } = t.vendor
    // A call made again after a crash carries the same key, for vendors that recognise one.
    for (const [asked, used] of keys) expect([asked, used.size]).toEqual([asked, 1])
  },
}))
