import { openDatabase } from '../database/index.mjs'
import { say } from '../system/fault.mjs'
import { supervise } from '../supervisor/index.mjs'
import { banner } from './banner.mjs'
import { build } from './build.mjs'
import { environmentOf } from './environment.mjs'
import { partsOf } from './parts.mjs'
import { migrate, seed } from './schema.mjs'

/** The database of the environment, or the built-in one of the home. */
export async function databaseOf(home) {
  if (process.env.DATABASE_URL) return { url: process.env.DATABASE_URL, stop: async () => undefined }
  return openDatabase(home)
}

/** Starts everything and resolves when the product serves; it then runs until a signal. */
export async function start(home, { mode, release }) {
  const database = await databaseOf(home)
  try {
    await begin(database, mode, release)
  } catch (error) {
    await database.stop()
    throw error
  }
}

async function begin(database, mode, release) {
  const environment = environmentOf({ databaseUrl: database.url, mode })
  const prepare = migrate(environment).then(() => seed(environment))
  await Promise.all([prepare, mode === 'production' ? build(environment) : null])
  say('Starting')
  const closing = async () => {
    await database.stop()
    release()
  }
  const format = process.env.LOG_FORMAT || (process.stdout.isTTY ? 'text' : 'json')
  const supervisor = supervise(partsOf(environment), { format, closing })
  if (!(await supervisor.ready())) return supervisor.end(1)
  say('Ready')
  console.log(banner(environment))
}
