import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { readFileSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { promisify } from 'node:util'
import pg from 'pg'

export type Product = 'ours' | 'twin'

const root = path.resolve(import.meta.dirname, '../..')

/** Runs one statement on a database and answers its rows. */
export const ask = async (url: string, text: string): Promise<Record<string, unknown>[]> => {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query<Record<string, unknown>>(text)).rows
  } finally {
    await client.end()
  }
}

/** What the rows are made by: with another schema or other rows the database is made anew. */
const stateOf = (): string => {
  const files = [...readdirSync(path.join(root, 'src/migrations')).map((name) => `src/migrations/${name}`), 'bench/api/rows/fill.ts', 'bench/api/twin/collections.ts', 'bench/api/twin/payload.config.ts']
  const hash = createHash('sha256')
  for (const file of files.sort()) hash.update(readFileSync(path.join(root, file)))
  return hash.digest('hex').slice(0, 8)
}

/** The address of a product's database with so many documents; made once and kept for the next run. */
export const databaseOf = async (server: string, product: Product, rows: number): Promise<string> => {
  const [name, prefix] = [`bench_${product}_${rows}_${stateOf()}`, `bench_${product}_${rows}_`]
  const known = (await ask(server, `select datname from pg_database where datname like '${prefix}%'`)).map(({ datname }) => String(datname))
  if (known.includes(name)) return named(server, name)
  for (const old of known) await ask(server, `drop database "${old}" with (force)`)
  await ask(server, `create database "${name}_new"`)
  console.log(`Filling ${rows.toLocaleString('en')} documents for ${product}`)
  const env = { ...process.env, DATABASE_URL: named(server, `${name}_new`), LOG_LEVEL: 'error', ...(product === 'twin' ? { NODE_ENV: 'development', TWIN_PUSH: 'yes' } : {}) }
  await promisify(execFile)(process.execPath, ['--import', 'tsx', 'bench/api/rows/prepare.ts', product, String(rows)], { cwd: root, env: env as NodeJS.ProcessEnv, maxBuffer: 1e9 })
  await ask(server, `alter database "${name}_new" rename to "${name}"`)
  return named(server, name)
}

const named = (server: string, name: string): string => Object.assign(new URL(server), { pathname: `/${name}` }).toString()
