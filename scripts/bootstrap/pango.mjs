import { existsSync, mkdirSync, readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { Fault, say } from '../system/fault.mjs'
import { writeWhole } from '../system/files.mjs'
import { run } from '../system/run.mjs'
import { canInstall, install, unpack } from './apt.mjs'
import { pythonOf } from './python.mjs'

const packages = ['libpango-1.0-0', 'libpangoft2-1.0-0', 'libharfbuzz-subset0']

/** Imports WeasyPrint for real; answers { version } or { fault }. */
export async function tryWeasyPrint(home) {
  const { code, output } = await run(pythonOf(home), ['-c', 'import weasyprint; print(weasyprint.__version__)'])
  return code === 0 ? { version: output.trim().split('\n').at(-1) } : { fault: output.trim().split('\n').at(-1) }
}

/** Makes sure that WeasyPrint finds the Pango libraries: the system's, installed as root, or unpacked into the home. */
export async function ensurePango(home) {
  const stamp = join(home, 'venv', 'impresario-pango')
  if (existsSync(stamp)) return
  let state = await tryWeasyPrint(home)
  if (state.fault) {
    say('Installing the text layout libraries (Pango)')
    state = await obtain(home)
  }
  if (state.fault) throw new Fault(cure(state.fault, home))
  writeWhole(stamp, state.version)
}

async function obtain(home) {
  if (canInstall() && (await install(packages))) return tryWeasyPrint(home)
  const native = join(home, 'native')
  if (await unpack(packages, native)) preloadFrom(home, native)
  return tryWeasyPrint(home)
}

/** What to do about a WeasyPrint that does not start: the environment lacks it, or this machine lacks the libraries it draws with. */
export const cure = (fault, home) =>
  fault.startsWith('ModuleNotFoundError')
    ? `The Python environment is incomplete (${fault}).\nRun npm start, which makes ${join(home, 'venv')} anew; if it stays, delete that folder first.`
    : `WeasyPrint does not start: ${fault}\nIt needs the Pango libraries. Debian or Ubuntu: sudo apt-get install ${packages.join(' ')}; Fedora: sudo dnf install pango; Alpine: apk add pango; Mac: brew install pango.`

/** Lets the environment's Python load libraries from a folder before anything asks for them by name; no other program is touched. */
function preloadFrom(home, native) {
  const library = join(home, 'venv', 'lib')
  const site = join(library, readdirSync(library).find((name) => name.startsWith('python')), 'site-packages')
  const source = readFileSync(new URL('preload.py', import.meta.url), 'utf8')
  mkdirSync(site, { recursive: true })
  writeWhole(join(site, 'impresario_native.py'), source.replace('@NATIVE@', join(native, 'root')))
  writeWhole(join(site, 'impresario_native.pth'), 'import impresario_native\n')
}
