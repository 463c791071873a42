import { openDatabase } from '@/scripts/database/index.mjs'
import path from 'node:path'
import { dropLeftovers, ensureTemplate } from './template'

const root = path.resolve(import.meta.dirname, '../..')

const openServer = async () => {
  const given = process.env.TEST_DATABASE_URL ?? process.env.DATABASE_URL
  if (given) return { url: given, stop: async () => undefined }
  const home = path.resolve(root, process.env.IMPRESARIO_HOME || '.impresario')
  return openDatabase(home, { name: 'postgres-test', throwaway: true })
}

/** Before all tests of a run: one Postgres server, a migrated template, and nothing left of killed runs. */
export const setup = async () => {
  const server = await openServer()
  await dropLeftovers(server.url)
  process.env.TEST_SERVER_URL = server.url
  process.env.TEST_TEMPLATE = await ensureTemplate(server.url, root)
  process.env.TEST_RUN = String(process.pid)
  return async () => {
    await dropLeftovers(server.url, process.pid)
    await server.stop()
  }
}
