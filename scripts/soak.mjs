import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import os from 'node:os'
import { join } from 'node:path'
import { bootstrap } from './bootstrap/index.mjs'
import { main } from './system/main.mjs'
import { loadDotEnv } from './system/paths.mjs'
import { closing, vitest } from './testing/steps.mjs'

const all = ['src/proof', 'src/web/intake.test.ts']
const load = () => os.loadavg().map((value) => value.toFixed(1)).join(' ')

// The proofs of src/proof with the numbers that take hours; `npm run test:soak -- faults` or `-- intake` runs a part of them.
await main(async () => {
  loadDotEnv()
  const home = await bootstrap()
  const folder = mkdtempSync(join(os.tmpdir(), 'impresario-soak-'))
  const env = { ...process.env, IMPRESARIO_HOME: home, NODE_ENV: 'test', PROOF_SOAK: '1', PROOF_FIGURES: join(folder, 'figures') }
  const parts = process.argv.slice(2).map((part) => (part === 'intake' ? all[1] : `src/proof/${part}`))
  const [began, before] = [Date.now(), load()]
  const { line, code } = closing([await vitest('Soak', 'vitest.config.ts', parts.length > 0 ? parts : all, env)])
  if (existsSync(env.PROOF_FIGURES)) console.log(`\n${readFileSync(env.PROOF_FIGURES, 'utf8')}`)
  rmSync(folder, { recursive: true, force: true })
  console.log(`${os.cpus().length} cores, ${Math.round((Date.now() - began) / 1000)} s; load before ${before}, after ${load()}\n\n${line}`)
  return code
})
