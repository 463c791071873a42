import { existsSync, readFileSync, rmSync } from 'node:fs'
import { say } from '../system/fault.mjs'
import { filesUnder, hashOf, writeWhole } from '../system/files.mjs'
import { inRoot, root } from '../system/paths.mjs'
import { runOrFail } from '../system/run.mjs'

const sources = ['access', 'collections', 'hooks', 'src', 'payload.config.ts', 'next.config.mjs', 'next.config.ts', 'postcss.config.mjs', 'tsconfig.json', 'package-lock.json']
const unbuilt = /\.test\.tsx?$|\.md$|\.py$|\/src\/(testing|sandbox|seed|migrations)$/
const stamp = inRoot('.next', 'impresario-inputs')

/** Builds the screens when their sources changed since the last whole build. */
export async function build(environment) {
  const wanted = hashOf(filesUnder(sources.map((name) => inRoot(name)), (path) => !unbuilt.test(path)), root, process.version)
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return
  say('Building the screens; a minute or two')
  rmSync(stamp, { force: true })
  const next = inRoot('node_modules', 'next', 'dist', 'bin', 'next')
  await runOrFail('Building the screens', process.execPath, [next, 'build'], { cwd: root, env: { ...environment, NODE_ENV: 'production' } })
  writeWhole(stamp, wanted)
}
