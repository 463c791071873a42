import { createHash } from 'node:crypto'
import { chownSync, cpSync, existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { Fault } from '../system/fault.mjs'
import { isRoot, run } from '../system/run.mjs'

// Where binaries and data go when an ordinary account cannot reach the checkout, as under /root.
const reachable = '/var/lib/impresario-postgres'

/**
 * Postgres refuses to run as root. Finds the way that works here, tried for real, in this order:
 * as the owner of the home; in a user namespace, where root's files belong to an ordinary number;
 * as a system account; the same with binaries and data in a place that it can reach.
 * `id` names this home's place there. Answers { wrap(command, args) -> [command, args], options for spawn, native, base, owner }.
 */
export async function findAccount(native, base, id) {
  mkdirSync(base, { recursive: true, mode: 0o700 })
  if (!isRoot()) return { name: 'self', wrap: plain, options: {}, native, base, owner: null }
  for (const candidate of candidatesOf({ native, base, id, owner: statSync(dirname(base)), accounts: systemAccounts() })) {
    if (!(await works(candidate))) continue
    candidate.adopt?.()
    return candidate
  }
  throw new Fault('The built-in Postgres cannot run as root here: no user namespace and no ordinary account works. Start as an ordinary user, or set DATABASE_URL.')
}

const plain = (command, args) => [command, args]

/** The ways to try, best first; `owner` is whose the home is, `accounts` the system's own. */
export function candidatesOf({ native, base, id, owner, accounts }) {
  const list = []
  if (owner.uid !== 0) list.push(asUser('owner', owner, native, base))
  if (accounts.length > 0) list.push(inNamespace(accounts.at(-1), native, base))
  for (const account of accounts) list.push(asUser(account.name, account, native, base))
  for (const account of accounts) list.push(moved(account, native, base, id))
  // Wherever the data already lies, it stays.
  return list.sort((one, other) => hasData(other) - hasData(one))
}

const hasData = ({ base }) => Number(existsSync(join(base, 'data')))

const asUser = (name, { uid, gid }, native, base) => ({ name, wrap: plain, options: { uid, gid }, native, base, owner: { uid, gid } })

function inNamespace({ uid, gid }, native, base) {
  const wrap = (command, args) => ['unshare', ['--user', `--map-user=${uid}`, `--map-group=${gid}`, '--', command, ...args]]
  return { name: 'namespace', wrap, options: {}, native, base, owner: { uid: 0, gid: 0 } }
}

function moved(account, native, base, id) {
  const version = createHash('sha256').update(native).digest('hex').slice(0, 12)
  const target = { ...asUser(`${account.name} in ${reachable}`, account, join(reachable, `native-${version}`), join(reachable, id)) }
  return { ...target, prepare: () => copyOnce(native, target.native), adopt: () => takeAlong(base, target.base) }
}

/** Copies the data of a home that can no longer run in its place; the old folder stays under another name. */
function takeAlong(from, to) {
  if (!existsSync(join(from, 'data')) || existsSync(join(to, 'data'))) return
  copyOnce(join(from, 'data'), join(to, 'data'))
  renameSync(join(from, 'data'), join(from, 'data.moved'))
}

function copyOnce(from, to) {
  if (existsSync(to)) return
  rmSync(`${to}.new`, { recursive: true, force: true })
  cpSync(from, `${to}.new`, { recursive: true, verbatimSymlinks: true, force: true })
  renameSync(`${to}.new`, to)
}

function systemAccounts() {
  const rows = existsSync('/etc/passwd') ? readFileSync('/etc/passwd', 'utf8').split('\n').map((line) => line.split(':')) : []
  return ['postgres', 'nobody', 'daemon'].flatMap((name) => {
    const row = rows.find(([account]) => account === name)
    return row ? [{ name, uid: Number(row[2]), gid: Number(row[3]) }] : []
  })
}

async function works(candidate) {
  try {
    candidate.prepare?.()
    mkdirSync(candidate.base, { recursive: true, mode: 0o700 })
    own(candidate, [candidate.base])
  } catch {
    return false
  }
  const probe = join(candidate.base, 'probe')
  const script = `"$1" --version && echo probe > "$2" && rm "$2"`
  const [command, args] = candidate.wrap('/bin/sh', ['-c', script, 'sh', join(candidate.native, 'bin', 'postgres'), probe])
  return (await run(command, args, candidate.options)).code === 0
}

/** Hands files to the account; does nothing for the account itself. */
export function own({ owner }, paths) {
  if (!owner) return
  for (const path of paths) {
    if (statSync(path).uid !== owner.uid) chownSync(path, owner.uid, owner.gid)
  }
}

/** Hands a whole data folder to the account when it belongs to another; the folder itself last, so a cut-off run is repeated. */
export function ownAll(account, folder) {
  if (!account.owner || statSync(folder).uid === account.owner.uid) return
  own(account, [...readdirSync(folder, { recursive: true }).map((name) => join(folder, name)), folder])
}
