import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const plain = (name) => name.toLowerCase().replaceAll(/[-_.]+/g, '_')

/**
 * The pinned packages of a Python environment that are not whole there: those without their record, or with a module that the
 * record names and the disk has not. Looks at names only, a few milliseconds for all.
 */
export function brokenIn(venv, requirements) {
  const site = siteOf(venv)
  const pinned = requirements.split('\n').map((line) => line.trim()).filter((line) => line && !line.startsWith('#'))
  if (!site) return pinned
  const records = new Map(readdirSync(site).filter((name) => name.endsWith('.dist-info')).map((name) => [plain(name), join(site, name, 'RECORD')]))
  return pinned.filter((line) => {
    const [name, version] = line.split(/==|\s|;/)
    const record = records.get(plain(`${name}-${version}.dist-info`))
    return !record || !existsSync(record) || modulesIn(record).some((path) => !existsSync(join(site, path)))
  })
}

const siteOf = (venv) => {
  const library = join(venv, 'lib')
  const python = existsSync(library) && readdirSync(library).find((name) => name.startsWith('python'))
  const site = python && join(library, python, 'site-packages')
  return site && existsSync(site) ? site : null
}

const modulesIn = (record) => readFileSync(record, 'utf8').split('\n').map((line) => line.split(',', 1)[0].trim()).filter((path) => /\.(py|so)$/.test(path) && !path.startsWith('..'))
