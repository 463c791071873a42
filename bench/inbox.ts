import { mkdirSync, writeFileSync } from 'node:fs'
import { request } from 'node:http'
import path from 'node:path'
import { machine } from './machine'

/**
 * The first view of a client's inbox with 200 things to decide, in the built product: the server's time for the page, whole, and the JavaScript
 * that a browser takes. Run: `npm run bench -- inbox`. Results go to bench/results/inbox.md.
 */
process.env.DEMO_PASSWORD ??= 'a password for the bench'
const [{ startProduct }, { openBrowser }, { openPortal, signInAsClient, stranger, portalOf }, { weighScripts }] = await Promise.all([
  import('@/src/testing/browser/product'), import('@/src/testing/browser/visitor'), import('@/src/testing/browser/story'), import('@/src/testing/browser/weight'),
])
const [rounds, goal, waiting] = [60, 300, 200]

const product = await startProduct()
const browser = await openBrowser()
const copy = (table: string, more: string) => `insert into ${table} select (jsonb_populate_record(null::${table}, to_jsonb(t) || ${more})).* from ${table} t`
await product.sql(`create temp table made as select gen_random_uuid() as post, gen_random_uuid() as round, n from generate_series(1, ${waiting}) n`)
const [pattern] = await product.sql<{ post: string; round: string }>(`select a.subject_id as post, a.id as round from approvals a join clients c on c.id = a.client_id where a.status = 'open' and a.subject_type = 'posts' and c.company_name = 'Fernhill Energy' limit 1`)
await product.sql(`${copy('posts', `jsonb_build_object('id', made.post, 'title', 'Sample ' || made.n)`)}, made where t.id = $1`, [pattern!.post])
await product.sql(`${copy('approvals', `jsonb_build_object('id', made.round, 'subject_id', made.post, 'title', 'Sample ' || made.n)`)}, made where t.id = $1`, [pattern!.round])

const client = await signInAsClient(browser, product, 'client@impresario.test')
const cookie = (await client.context().cookies()).map(({ name, value }) => `${name}=${value}`).join('; ')
const address = new URL(`${portalOf(product)}/inbox`)
const once = () =>
  new Promise<{ ms: number; bytes: number; items: number }>((resolve, reject) => {
    const began = performance.now()
    request({ host: '127.0.0.1', port: address.port, path: address.pathname, headers: { host: address.host, cookie } }, (answer) => {
      const chunks: Buffer[] = []
      answer.on('data', (chunk: Buffer) => chunks.push(chunk))
      answer.once('end', () => {
        const page = Buffer.concat(chunks)
        if (answer.statusCode !== 200) reject(new Error(`The inbox answered ${answer.statusCode}.`))
        resolve({ ms: performance.now() - began, bytes: page.length, items: new Set(page.toString().match(/Sample \d+/g)).size })
      })
    }).once('error', reject).end()
  })

const times: number[] = []
let seen = { bytes: 0, items: 0 }
for (let round = 0; round < rounds + 5; round += 1) {
  const { ms, ...page } = await once()
  if (round >= 5) times.push(ms)
  seen = page
}
times.sort((one, two) => one - two)
const at = (share: number) => times[Math.min(times.length - 1, Math.floor(times.length * share))]!

const fresh = await stranger(browser)
await fresh.context().addCookies(await client.context().cookies())
const weight = weighScripts(fresh)
await openPortal(fresh, product, '/inbox')
const script = await weight()

const rows = [
  `| server time, median | ${at(0.5).toFixed(0)} ms | ${goal} ms | ${at(0.5) <= goal ? 'yes' : '**no**'} |`,
  `| server time, 95th | ${at(0.95).toFixed(0)} ms | ${goal} ms | ${at(0.95) <= goal ? 'yes' : '**no**'} |`,
  `| JavaScript, compressed | ${(script / 1000).toFixed(0)} KB | 200 KB | ${script <= 200_000 ? 'yes' : '**no**'} |`,
]
const text = ['# First view of the inbox', '', `${waiting} more things to decide than the demo has; ${seen.items} of them on the page, ${(seen.bytes / 1000).toFixed(0)} KB of HTML before compression; ${rounds} calls, one after the other. ${machine}.`, '', '| what | measured | wanted | met |', '| --- | --- | --- | --- |', ...rows, ''].join('\n')
console.log(text)
mkdirSync(path.resolve('bench/results'), { recursive: true })
writeFileSync(path.resolve('bench/results/inbox.md'), text)
await browser.close()
await product.stop()
process.exit()
