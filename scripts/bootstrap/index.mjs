import { accessSync, constants, mkdirSync, existsSync } from 'node:fs'
import { join } from 'node:path'
import { Fault } from '../system/fault.mjs'
import { withLock } from '../system/lock.mjs'
import { homeOf } from '../system/paths.mjs'
import { ensurePackages } from './packages.mjs'
import { ensurePango } from './pango.mjs'
import { ensureVenv } from './python.mjs'

/** Installs what is missing on a fresh clone; quick when nothing is. Answers the home. */
export async function bootstrap() {
  const home = homeOf()
  checkWritable(home)
  await withLock(join(home, 'installing'), () => Promise.all([ensurePackages(), ensureVenv(home).then(() => ensurePango(home))]))
  return home
}

function checkWritable(home) {
  try {
    mkdirSync(home, { recursive: true })
    const paths = [home, join(home, 'secrets.json'), join(home, 'postgres', 'connection.json')]
    for (const path of paths.filter((path) => existsSync(path))) accessSync(path, constants.R_OK | constants.W_OK)
  } catch (error) {
    throw new Fault(`${error.path ?? home} belongs to another user or cannot be written (${error.code}). Give it back with: sudo chown -R "$(id -un)" ${home}`)
  }
}
