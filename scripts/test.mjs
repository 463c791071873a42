import { existsSync } from 'node:fs'
import { ensureChromium } from './bootstrap/chromium.mjs'
import { bootstrap } from './bootstrap/index.mjs'
import { Fault } from './system/fault.mjs'
import { main } from './system/main.mjs'
import { inRoot, loadDotEnv } from './system/paths.mjs'
import { check, closing, vitest } from './testing/steps.mjs'

const node = process.execPath
const bin = (name, file) => inRoot('node_modules', name, ...file.split('/'))

await main(async () => {
  loadDotEnv()
  const home = await bootstrap()
  const env = { ...process.env, IMPRESARIO_HOME: home, NODE_ENV: 'test' }
  const only = process.argv.slice(2)
  const counts = only.length > 0 ? [await vitest('Tests', 'vitest.config.ts', only, env)] : await everything(env)
  const { line, code } = closing(counts)
  console.log(`\n${line}`)
  return code
})

async function everything(env) {
  const counts = [
    await check('Lint', node, [bin('eslint', 'bin/eslint.js'), '.']),
    await check('Types', node, [bin('typescript', 'bin/tsc'), '--noEmit', '-p', '.']),
    await check('Generated files', node, [inRoot('scripts', 'generate.mjs'), '--check']),
    await vitest('Tests', 'vitest.config.ts', [], env),
  ]
  if (existsSync(inRoot('src', 'testing', 'browser'))) counts.push(await browserTests(env))
  return counts
}

/** Without a browser the other tests still count; its absence is one failure, with the cure. */
async function browserTests(env) {
  try {
    return await vitest('Browser tests', 'vitest.browser.config.ts', [], { ...env, CHROMIUM_PATH: await ensureChromium() })
  } catch (error) {
    if (!(error instanceof Fault)) throw error
    console.error(`\n— Browser tests\n${error.message}`)
    return { passed: 0, failed: 1 }
  }
}
