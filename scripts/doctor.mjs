import { checks } from './doctor/checks.mjs'
import { main } from './system/main.mjs'
import { homeOf, inRoot, loadDotEnv, root } from './system/paths.mjs'
import { run } from './system/run.mjs'

const marks = { good: 'ok  ', lacking: 'MISS', optional: 'note' }

async function examine({ name, needed = true, look }, home) {
  try {
    const { found, cure } = await look(home)
    return { name, found, cure, mark: cure === undefined ? marks.good : needed ? marks.lacking : marks.optional }
  } catch (error) {
    return { name, found: error.message, cure: 'see the message', mark: needed ? marks.lacking : marks.optional }
  }
}

await main(async () => {
  loadDotEnv()
  if (process.argv.includes('--tenancy')) return (await run(process.execPath, [inRoot('scripts', 'run.mjs'), 'tenancy'], { show: true, cwd: root })).code
  const home = homeOf()
  console.log(`Impresario keeps its data in ${home}\n`)
  const rows = await Promise.all(checks.map((check) => examine(check, home)))
  const width = Math.max(...rows.map(({ name }) => name.length))
  for (const { name, found, cure, mark } of rows) {
    console.log(`${mark}  ${name.padEnd(width)}  ${found}`)
    if (cure !== undefined) console.log(`${' '.repeat(width + 8)}-> ${cure.replaceAll('\n', `\n${' '.repeat(width + 11)}`)}`)
  }
  const missing = rows.filter(({ mark }) => mark === marks.lacking)
  console.log(missing.length === 0 ? '\nNothing is missing.' : `\nMissing: ${missing.map(({ name }) => name).join(', ')}.`)
  return missing.length === 0 ? 0 : 1
})
