import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { root } from '../system/paths.mjs'
import { run } from '../system/run.mjs'

/** Runs a check that either passes or fails as a whole; answers its counts. */
export async function check(name, command, args) {
  console.log(`\n— ${name}`)
  const { code } = await run(command, args, { show: true, cwd: root })
  console.log(code === 0 ? `${name}: passed` : `${name}: FAILED (exit code ${code})`)
  return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1 }
}

/** Runs a vitest configuration and counts its tests from the JSON report. */
export async function vitest(name, config, args, env) {
  console.log(`\n— ${name}`)
  const folder = mkdtempSync(join(tmpdir(), 'impresario-report-'))
  const report = join(folder, 'report.json')
  const bin = join(root, 'node_modules', 'vitest', 'vitest.mjs')
  const { code } = await run(process.execPath, [bin, 'run', '--config', config, '--reporter=default', '--reporter=json', `--outputFile.json=${report}`, ...args], { show: true, cwd: root, env })
  const result = existsSync(report) ? JSON.parse(readFileSync(report, 'utf8')) : null
  rmSync(folder, { recursive: true, force: true })
  return countOf(result, code)
}

/**
 * Counts of a vitest report. A file that cannot be loaded or prepared counts as one failure, and so does a run that
 * ended badly without any (a crash, an unhandled error) or that ran nothing.
 */
export function countOf(result, code) {
  const brokenFiles = result?.testResults.filter(isBroken).length ?? 0
  const passed = result?.numPassedTests ?? 0
  const failed = (result?.numFailedTests ?? 0) + brokenFiles
  const silent = failed === 0 && (code !== 0 || passed === 0)
  return { passed, failed: silent ? 1 : failed }
}

// Vitest calls the tests of a file skipped when what comes before them failed.
const isBroken = ({ status, assertionResults }) => status === 'failed' && assertionResults.every((test) => test.status !== 'failed')

/** The closing line and the exit code of all steps together. */
export function closing(counts) {
  const sum = (key) => counts.reduce((total, count) => total + count[key], 0)
  return { line: `${sum('passed')} passed, ${sum('failed')} failed`, code: sum('failed') > 0 || sum('passed') === 0 ? 1 : 0 }
}
