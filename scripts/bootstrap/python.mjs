import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { Fault, say } from '../system/fault.mjs'
import { hashOf, writeWhole } from '../system/files.mjs'
import { inRoot, root } from '../system/paths.mjs'
import { run, which } from '../system/run.mjs'
import { canInstall, install, unpack } from './apt.mjs'
import { brokenIn } from './venv.mjs'

const requirements = inRoot('src', 'render', 'weasyprint', 'requirements.txt')
const names = ['python3', 'python3.14', 'python3.13', 'python3.12', 'python3.11', 'python3.10', 'python']

/** The program that renders, inside the home. */
export const pythonOf = (home) => join(home, 'venv', 'bin', 'python')

/** First Python on the machine that is new enough, with its version and whether it can make environments; else null. */
export async function findPython() {
  const given = process.env.IMPRESARIO_PYTHON
  const paths = given ? [given] : [...new Set([...names.map((name) => which(name)), ...names.map((name) => which(name, '/usr/bin:/usr/local/bin'))])]
  const found = []
  for (const path of paths.filter(Boolean)) {
    const { code, output } = await run(path, ['-c', 'import sys, importlib.util as u; print(sys.version.split()[0], all(map(u.find_spec, ("venv", "ensurepip"))))'])
    const [version, complete] = output.trim().split(' ')
    if (code === 0 && isNewEnough(version)) found.push({ path, version, complete: complete === 'True' })
  }
  return found.find(({ complete }) => complete) ?? found[0] ?? null
}

const isNewEnough = (version) => Number(version.split('.')[0]) === 3 && Number(version.split('.')[1]) >= 10

async function needPython() {
  const found = await findPython()
  if (found?.complete) return found
  if (canInstall() && (await install(['python3', 'python3-venv']))) return (await findPython()) ?? missing()
  return found ?? missing()
}

function missing() {
  throw new Fault('Python 3.10 or later is needed to make PDFs and was not found. On Debian or Ubuntu: sudo apt-get install python3 python3-venv; on a Mac: brew install python. IMPRESARIO_PYTHON names one that is not on the PATH.')
}

/** Makes the Python environment of the home with the pinned packages, or brings it up to date. */
export async function ensureVenv(home) {
  const venv = join(home, 'venv')
  const stamp = join(venv, 'impresario-stamp')
  const wanted = hashOf([requirements], root)
  const current = existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted
  // The stamp says what was installed; somebody may have taken a package away since.
  const broken = current ? brokenIn(venv, readFileSync(requirements, 'utf8')) : []
  if (current && broken.length === 0 && (await run(pythonOf(home), ['-c', ''])).code === 0) return
  say(broken.length ? `Making the Python environment for PDFs anew: ${broken[0]} is missing or incomplete` : 'Making the Python environment for PDFs')
  const python = await needPython()
  rmSync(venv, { recursive: true, force: true })
  await makeVenv(python, venv, home)
  writeWhole(stamp, wanted)
}

async function makeVenv(python, venv, home) {
  const made = await run(python.path, ['-m', 'venv', ...(python.complete ? [] : ['--without-pip']), venv])
  const pip = python.complete ? { command: join(venv, 'bin', 'python'), args: ['-m', 'pip'] } : await otherPip(python, venv, home)
  if (made.code !== 0 || !pip) throw new Fault(`Python ${python.version} cannot make virtual environments: on Debian or Ubuntu run sudo apt-get install python3-venv.\n${made.output}`)
  const { code, output } = await run(pip.command, [...pip.args, 'install', '--quiet', '--disable-pip-version-check', '--no-input', '-r', requirements], { env: pip.env ?? process.env })
  if (code !== 0) throw new Fault(`pip could not install the packages that make PDFs. The first start needs the network.\n${output.trim().split('\n').slice(-6).join('\n')}`)
}

/** Debian keeps pip out of Python: any pip of the machine will do, else the one that python3-venv would bring. */
async function otherPip(python, venv, home) {
  const inVenv = ['-m', 'pip', '--python', join(venv, 'bin', 'python')]
  if ((await run(python.path, ['-m', 'pip', '--version'])).code === 0) return { command: python.path, args: inVenv }
  const folder = join(home, 'pip')
  if (!(await unpack(['python3-pip-whl'], folder))) return null
  const wheels = join(folder, 'root', 'usr', 'share', 'python-wheels')
  const wheel = readdirSync(wheels).find((name) => name.startsWith('pip-'))
  return { command: python.path, args: inVenv, env: { ...process.env, PYTHONPATH: join(wheels, wheel) } }
}
