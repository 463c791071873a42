import { Fault } from '../system/fault.mjs'

/** The oldest Node.js that every package of ours supports. */
const oldestNode = [20, 19]

/** Refuses an older Node.js, before anything of it is used. */
export function checkNode(version = process.versions.node) {
  const [major, minor] = version.split('.').map(Number)
  if (major > oldestNode[0] || (major === oldestNode[0] && minor >= oldestNode[1])) return
  throw new Fault(`Node.js ${oldestNode.join('.')} or later is needed; this is ${version}. Get it from https://nodejs.org or your package manager.`)
}
