import pg from 'pg'
import { describe, expect, it, onTestFinished } from 'vitest'
import { createTestDatabase } from './database'
import { databaseUrl } from './server'
import { dropLeftovers } from './template'

const connect = async (url: string) => {
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => undefined)
  await client.connect()
  onTestFinished(() => client.end())
  return client
}

const make = async () => {
  const database = await createTestDatabase()
  onTestFinished(database.drop)
  return database
}

const exists = async (url: string) => {
  const server = await connect(process.env.TEST_SERVER_URL ?? '')
  const { rowCount } = await server.query('select from pg_database where datname = $1', [new URL(url).pathname.slice(1)])
  return rowCount === 1
}

describe('createTestDatabase', () => {
  it('gives each caller a database of its own', async () => {
    const [one, other] = await Promise.all([make(), make()])
    await (await connect(one.url)).query('create table only_here (id int)')
    await expect((await connect(other.url)).query('select from only_here')).rejects.toThrow('does not exist')
  })

  it('removes the database although somebody is still connected', async () => {
    const database = await createTestDatabase()
    await connect(database.url)
    await database.drop()
    expect(await exists(database.url)).toBe(false)
  })

  it('removes what a killed run left and keeps what a living one uses', async () => {
    const server = process.env.TEST_SERVER_URL ?? ''
    const mine = await make()
    // No process has this number: it is above the largest that Linux gives.
    const left = databaseUrl(server, 'impresario_test_99999999_left')
    await (await connect(server)).query('create database impresario_test_99999999_left')
    await dropLeftovers(server)
    expect(await exists(left)).toBe(false)
    expect(await exists(mine.url)).toBe(true)
  })
})
