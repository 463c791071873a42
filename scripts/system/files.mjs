import { createHash, randomBytes } from 'node:crypto'
import { mkdirSync, readFileSync, readdirSync, renameSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** Writes a file whole or not at all, so a killed process never leaves half of one. */
export function writeWhole(path, text, mode = 0o644) {
  mkdirSync(dirname(path), { recursive: true })
  const fresh = `${path}.${randomBytes(4).toString('hex')}`
  writeFileSync(fresh, text, { mode })
  renameSync(fresh, path)
}

/** Every file under the given files and folders that `keep` accepts, sorted. */
export function filesUnder(paths, keep = () => true) {
  const found = []
  const visit = (path) => {
    const stat = statSync(path, { throwIfNoEntry: false })
    if (!stat) return
    if (stat.isFile()) return void (keep(path) && found.push(path))
    for (const name of readdirSync(path)) if (name !== 'node_modules' && keep(join(path, name))) visit(join(path, name))
  }
  paths.forEach(visit)
  return found.sort()
}

/** SHA-256 over the names (relative to `base`) and the bytes of files, and over `extra`. */
export function hashOf(files, base, extra = '') {
  const hash = createHash('sha256').update(extra)
  for (const file of files) hash.update(`\0${file.slice(base.length)}\0`).update(readFileSync(file))
  return hash.digest('hex')
}
