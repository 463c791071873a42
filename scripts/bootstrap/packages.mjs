import { Fault, say } from '../system/fault.mjs'
import { inRoot, readJson, root } from '../system/paths.mjs'
import { run } from '../system/run.mjs'

/** Names of packages of the lockfile that are not installed in the locked version. */
export function stalePackages(lock = readJson(inRoot('package-lock.json')), installed = readJson(inRoot('node_modules', '.package-lock.json'))) {
  // npm writes the second list last, so an interrupted installation has none.
  if (!installed) return ['node_modules']
  return Object.entries(lock.packages)
    .filter(([path, { version, optional }]) => path !== '' && !isInstalled(installed.packages[path], version, optional))
    .map(([path]) => path)
}

const isInstalled = (found, version, optional) => (found ? found.version === version : optional === true)

/** Installs the locked packages when they are missing or older than the lockfile. */
export async function ensurePackages() {
  const stale = stalePackages()
  if (stale.length === 0) return
  say(`Installing packages (${stale.length === 1 ? stale[0] : `${stale.length} changed`}); a minute or two`)
  const { code, output } = await installLocked()
  if (code === 0) return
  const offline = /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ETIMEDOUT|network/i.test(output)
  throw new Fault(`npm could not install the packages${offline ? ': the package registry cannot be reached. The first start needs the network' : ''}.\n${output.trim().split('\n').slice(-12).join('\n')}`)
}

async function installLocked() {
  const quiet = ['--include=dev', '--no-audit', '--no-fund', '--loglevel=error']
  const strict = await run('npm', ['ci', ...quiet], { cwd: root })
  // npm ci insists on lockfile entries of every other platform too; where a registry lacks one, the plain way installs the same versions.
  return /from lock file/.test(strict.output) ? run('npm', ['install', '--no-save', ...quiet], { cwd: root }) : strict
}
