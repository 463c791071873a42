import { readFileSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { ask, databaseOf } from './databases'
import { cases, type Case } from './cases'
import { alone, crowded, median, type Figures } from './measure'
import { report, type Results } from './report'
import { buildTwin, start, type Server } from './servers'

/**
 * Our REST beside plain Payload on the same rows, alternating, each as its own process. Options: `--rounds 5`,
 * `--seconds 2`, `--small` (without the million rows), `--only list,create`. Databases and build are kept for the next run.
 */
const option = (name: string, otherwise: string) => (process.argv.includes(`--${name}`) ? (process.argv[process.argv.indexOf(`--${name}`) + 1] ?? otherwise) : otherwise)
const [rounds, seconds] = [Number(option('rounds', '5')), Number(option('seconds', '2'))]
const sizes = process.argv.includes('--small') ? [10_000] : [10_000, 1_000_000]
const only = option('only', Object.keys(cases).join()).split(',')
const address = process.env.DATABASE_URL
if (!address) throw new Error('Run this as `npm run bench -- api`: it brings the database along.')

const startAll = async (): Promise<Server[]> => {
  await buildTwin()
  const servers: Server[] = []
  for (const rows of sizes) {
    const [ours, theirs] = [await databaseOf(address, 'ours', rows), await databaseOf(address, 'twin', rows)]
    servers.push(await start('ours', `ours-${rows}`, ours), await start('twin', `twin-${rows}`, theirs))
    if (rows === 10_000) servers.push(await start('bare', `bare-${rows}`, theirs))
  }
  return servers
}

const measured = async (servers: Server[], asked: Case): Promise<Record<string, Figures>> => {
  const taken = new Map(servers.map(({ name }) => [name, [] as Figures[]]))
  for (const server of servers) await crowded(server, asked, seconds)
  for (let round = 0; round < rounds; round += 1) {
    for (const server of round % 2 ? [...servers].reverse() : servers) {
      taken.get(server.name)!.push({ ...(await alone(server, asked, seconds)), requestsPerSecond: await crowded(server, asked, seconds) })
      if (asked.method === 'POST') await forget(server)
    }
  }
  const middle = (all: Figures[], name: keyof Figures) => median(all.map((figures) => figures[name]))
  return Object.fromEntries([...taken].map(([name, all]) => [name, { requestsPerSecond: middle(all, 'requestsPerSecond'), p50: middle(all, 'p50'), p99: middle(all, 'p99') }]))
}

/** Events stay for good, so their walls are taken down for a moment. */
const forgetEvents = ['events', 'event_chain'].map((table) => `alter table ${table} disable trigger user; delete from ${table}; alter table ${table} enable trigger user;`).join(' ')

/** Takes away what was created, so that every round begins with the same rows. */
const forget = async ({ name, database }: Server): Promise<void> => {
  if (name.startsWith('ours')) await ask(database, forgetEvents)
  await ask(database, `delete from clients where company_slug like 'bench-%'`)
  for (const table of ['clients', 'clients_texts']) await ask(database, `vacuum analyze ${table}`)
}

/** The figures as JSON, and as tables between the marks of `bench/README.md`. */
const keep = (results: Results): void => {
  const [json, readme] = ['../results/api.json', '../README.md'].map((name) => path.join(import.meta.dirname, name)) as [string, string]
  writeFileSync(json, `${JSON.stringify(results, null, 2)}\n`)
  writeFileSync(readme, readFileSync(readme, 'utf8').replace(/(<!-- api -->)[\s\S]*?(<!-- \/api -->)/, (_, from: string, to: string) => `${from}\n${report(results)}\n${to}`))
}

const servers = await startAll()
try {
  const results: Results = { when: new Date().toISOString(), machine: `${os.cpus().length} cores, ${os.cpus()[0]?.model}, Node ${process.version}`, load: os.loadavg(), rounds, seconds, figures: {} }
  for (const name of only) {
    results.figures[name] = await measured(servers, cases[name]!)
    console.log(name, JSON.stringify(results.figures[name]))
  }
  if (!process.argv.includes('--dry')) keep(results)
  console.log(report(results))
} finally {
  for (const server of servers) server.stop()
}
process.exit()
