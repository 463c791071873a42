import { existsSync, statSync, statfsSync } from 'node:fs'
import { join } from 'node:path'
import { findChromium } from '../bootstrap/chromium.mjs'
import { checkNode } from '../bootstrap/node.mjs'
import { stalePackages } from '../bootstrap/packages.mjs'
import { cure as pangoCure, tryWeasyPrint } from '../bootstrap/pango.mjs'
import { findPython, pythonOf } from '../bootstrap/python.mjs'
import { isSandboxed, portsOf } from '../start/environment.mjs'
import { readLock } from '../system/lock.mjs'
import { isFree } from '../system/ports.mjs'
import { floorFaults, isBelow, oldestWeasyPrint } from './floors.mjs'
import { databaseState } from './postgres.mjs'

const ok = (found) => ({ found })
const fault = (found, cure) => ({ found, cure })

/** One row per thing that the product needs: what is there, and the cure when it is not. `needed: false` only informs. */
export const checks = [
  { name: 'Node.js', look: () => (checkNode(), ok(process.versions.node)) },
  { name: 'Packages', look: packages },
  { name: 'Version floors', look: versionFloors },
  { name: 'Python', look: python },
  { name: 'Python environment', look: environment },
  { name: 'WeasyPrint, Pango', look: weasyPrint },
  { name: 'Chromium', needed: false, look: chromium },
  { name: 'Database', look: databaseState },
  { name: 'Disk space', look: disk },
  { name: 'Ports', look: ports },
  { name: 'Secrets', look: secrets },
  { name: 'Vendors', needed: false, look: vendors },
]

function packages() {
  const stale = stalePackages()
  return stale.length === 0 ? ok('as locked') : fault(`${stale.length} missing or old, such as ${stale[0]}`, 'npm start installs them; or run npm ci')
}

function versionFloors() {
  const faults = floorFaults()
  return faults.length === 0 ? ok('none below') : fault(faults.join('; '), 'raise the version in package.json and run npm install')
}

async function python() {
  const found = await findPython()
  if (!found) return fault('none from 3.10 on', 'sudo apt-get install python3 python3-venv, or brew install python; IMPRESARIO_PYTHON names another')
  return ok(`${found.version} (${found.path})${found.complete ? '' : ', without venv'}`)
}

function environment(home) {
  return existsSync(pythonOf(home)) ? ok(join(home, 'venv')) : fault('not made yet', 'npm start makes it')
}

async function weasyPrint(home) {
  if (!existsSync(pythonOf(home))) return fault('not installed yet', 'npm start installs it')
  const { version, fault: problem } = await tryWeasyPrint(home)
  if (version && isBelow(version, oldestWeasyPrint)) return fault(version, `${oldestWeasyPrint} or later is needed: raise it in requirements.txt and start`)
  return version ? ok(version) : fault('does not start', pangoCure(problem, home))
}

function chromium() {
  const path = findChromium()
  return path ? ok(path) : fault('none (only the browser tests need it)', 'sudo apt-get install chromium, or name one in CHROMIUM_PATH')
}

function disk(home) {
  const { bavail, bsize } = statfsSync(existsSync(home) ? home : '.')
  const gigabytes = (bavail * bsize) / 1e9
  return gigabytes >= 2 ? ok(`${gigabytes.toFixed(0)} GB free`) : fault(`${gigabytes.toFixed(1)} GB free`, 'free some space: 2 GB are the least for the build, the database and the documents')
}

async function ports(home) {
  const running = readLock(join(home, 'start.lock'))
  if (running) return ok(`in use by the running product (http://localhost:${running.port})`)
  const wanted = Object.values(portsOf())
  const taken = (await Promise.all(wanted.map(async (port) => ((await isFree(port)) ? null : port)))).filter(Boolean)
  return taken.length === 0 ? ok(`${wanted.join(', ')} free`) : fault(`${taken.join(', ')} taken by another program`, 'stop it, or set PORT and SANDBOX_PORT')
}

function secrets(home) {
  const path = join(home, 'secrets.json')
  if (!existsSync(path)) return ok('made at the first start')
  return statSync(path).mode & 0o077 ? fault('readable by other users', `chmod 600 ${path}`) : ok(path)
}

function vendors() {
  return ok(isSandboxed() ? 'played by the sandbox; set ANTHROPIC_API_KEY, TAVILY_API_KEY, FREEPIK_API_KEY for real ones' : 'live')
}
