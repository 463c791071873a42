import { bootstrap } from './bootstrap/index.mjs'
import { main } from './system/main.mjs'
import { loadDotEnv } from './system/paths.mjs'
import { closing, vitest } from './testing/steps.mjs'

// The proofs of src/proof with the numbers that take hours; `npm run test:soak -- faults` runs a part of them.
await main(async () => {
  loadDotEnv()
  const home = await bootstrap()
  const env = { ...process.env, IMPRESARIO_HOME: home, NODE_ENV: 'test', PROOF_SOAK: '1', MALFORMED_RUNS: '10000' }
  const parts = process.argv.slice(2).map((part) => `src/proof/${part}`)
  const { line, code } = closing([await vitest('Soak', 'vitest.config.ts', parts.length > 0 ? parts : ['src/proof', 'src/web/intake.test.ts'], env)])
  console.log(`\n${line}`)
  return code
})
