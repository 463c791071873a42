import { mkdirSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { isRoot, run, which } from '../system/run.mjs'

let updated

/** Whether system packages can be installed without asking anybody. */
export const canInstall = () => isRoot() && which('apt-get') !== null

/** Installs Debian packages as root; answers whether it worked. The lists are fetched once per process. */
export async function install(names) {
  updated ??= run('apt-get', ['update', '-qq'])
  await updated
  const { code } = await run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...names], { env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } })
  return code === 0
}

/**
 * Unpacks Debian packages, with those they need and the system lacks, into a folder: the way for an ordinary user.
 * Answers whether it worked.
 */
export async function unpack(names, folder) {
  if (!which('apt-get') || !which('dpkg')) return false
  const archives = join(folder, 'apt', 'archives')
  for (const path of [join(folder, 'apt', 'lists', 'partial'), join(archives, 'partial')]) mkdirSync(path, { recursive: true })
  const needed = await missingWith(names, ownApt(folder))
  const fetched = await run('apt-get', [...ownApt(folder), 'download', ...needed], { cwd: archives })
  if (needed.length === 0 || fetched.code !== 0) return false
  const files = readdirSync(archives).filter((name) => name.endsWith('.deb'))
  const results = await Promise.all(files.map((name) => run('dpkg', ['-x', join(archives, name), join(folder, 'root')])))
  return results.every(({ code }) => code === 0)
}

/** Options that give apt lists and archives of its own, where a user may write. */
function ownApt(folder) {
  const options = { 'Dir::State::lists': join(folder, 'apt', 'lists'), 'Dir::Cache': join(folder, 'apt'), 'Dir::Cache::archives': join(folder, 'apt', 'archives'), 'Debug::NoLocking': 1, 'APT::Sandbox::User': '' }
  return Object.entries(options).flatMap(([name, value]) => ['-o', `${name}=${value}`])
}

/** The packages and all they need, without what the system has. Reckoned from an empty system: a half-broken one would refuse to plan. */
async function missingWith(names, own) {
  await run('apt-get', [...own, 'update', '-qq'])
  const plan = await run('apt-get', [...own, '-o', 'Dir::State::status=/dev/null', 'install', '--simulate', '--no-install-recommends', ...names])
  const present = await run('dpkg-query', ['--show', '--showformat', '${Package} ${db:Status-Status}\n'])
  const installed = new Set([...present.output.matchAll(/^(\S+) installed$/gm)].map(([, name]) => name))
  return [...plan.output.matchAll(/^Inst (\S+)/gm)].map(([, name]) => name).filter((name) => !installed.has(name))
}
