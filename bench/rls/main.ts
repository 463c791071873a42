import { fork } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import { wideLimits } from '@/src/testing/wideLimits'
import { alone, crowded, median, type Figures } from '../api/measure'
import type { Case } from '../api/cases'
import type { Server } from '../api/servers'

/**
 * What row-level security would cost a list: without it, with a policy alone, and with what would hold under Payload, each read
 * in a short transaction that first says whose it is. Rounds alternate. Run: `npx tsx bench/rls/main.ts`
 */
const child = fork(path.join(import.meta.dirname, 'serve.ts'), [], { execArgv: ['--import', 'tsx'], env: { ...process.env, ...wideLimits } })
const [{ url }] = (await once(child, 'message')) as [{ url: string }]
const server = { name: 'ours', url } as Server
const asked: Case = { title: 'list', as: 'reader', method: 'GET', path: '/api/documents?where[status][equals]=ready&sort=-createdAt&limit=20&depth=0' }

const taken: Record<string, Figures[]> = { off: [], policy: [], whole: [] }
const switchTo = async (mode: string) => {
  child.send(mode)
  await once(child, 'message')
}
for (let round = 0; round < 8; round += 1) {
  const order = round % 2 ? ['whole', 'policy', 'off'] : ['off', 'policy', 'whole']
  for (const mode of order) {
    await switchTo(mode)
    await alone(server, asked, 0.3)
    const figures = { ...(await alone(server, asked, 1)), requestsPerSecond: await crowded(server, asked, 1) }
    if (round > 0) taken[mode]!.push(figures)
  }
}
const of = (mode: string, name: keyof Figures) => median(taken[mode]!.map((figures) => figures[name]))
for (const mode of Object.keys(taken)) {
  const ratio = (name: keyof Figures) => (of(mode, name) / of('off', name)).toFixed(2)
  console.log(`${mode.padEnd(8)} p50 ${of(mode, 'p50').toFixed(2)} ms (${ratio('p50')} ×)  ${of(mode, 'requestsPerSecond').toFixed(0)} req/s (${ratio('requestsPerSecond')} ×)`)
}
child.send('end')
