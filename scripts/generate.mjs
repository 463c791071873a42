import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { main } from './system/main.mjs'
import { bootstrap } from './bootstrap/index.mjs'
import { filesUnder } from './system/files.mjs'
import { inRoot, loadDotEnv, root } from './system/paths.mjs'
import { runOrFail } from './system/run.mjs'

const outputs = ['src/__generated__', 'src/app/(payload)/admin/importMap.js', 'docs/generated'].map((path) => inRoot(path))
const payload = inRoot('node_modules', 'payload', 'bin.js')

const commands = [
  ['The types of the collections', [payload, 'generate:types']],
  ['The import map of the admin', [payload, 'generate:importmap']],
  ['The pages of docs/generated', ['--import', 'tsx', 'src/generate.ts']],
]

/** What the generated files hold just now, by path. */
const snapshot = () => new Map(filesUnder(outputs).map((path) => [path, readFileSync(path, 'utf8')]))

async function generate() {
  const env = { ...process.env, PAYLOAD_CONFIG_PATH: inRoot('payload.config.ts'), NODE_OPTIONS: '' }
  for (const [what, args] of commands) {
    if (args.at(-1).endsWith('.ts') && !existsSync(inRoot(args.at(-1)))) continue
    await runOrFail(what, process.execPath, args, { cwd: root, env })
  }
}

/** Puts the files back as they were: a check changes nothing. */
function restore(before, after) {
  for (const path of after.keys()) if (!before.has(path)) rmSync(path)
  for (const [path, text] of before) if (after.get(path) !== text) writeFileSync(path, text)
}

await main(async () => {
  loadDotEnv()
  await bootstrap()
  const before = snapshot()
  await generate()
  if (!process.argv.includes('--check')) return 0
  const after = snapshot()
  const changed = [...new Set([...before.keys(), ...after.keys()])].filter((path) => before.get(path) !== after.get(path))
  restore(before, after)
  for (const path of changed) console.error(`${path.slice(root.length + 1)} is not what its source generates: run npm run generate and commit the result.`)
  return changed.length > 0 ? 1 : 0
})
