import { existsSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'

/** `npm run bench <name>` runs `bench/<name>.ts` or `bench/<name>/main.ts`; without a name it lists what there is. */
const here = import.meta.dirname
const names = readdirSync(here, { withFileTypes: true }).flatMap((entry) => {
  if (entry.isDirectory()) return existsSync(path.join(here, entry.name, 'main.ts')) ? [entry.name] : []
  return entry.name.endsWith('.ts') && entry.name !== 'main.ts' ? [entry.name.slice(0, -3)] : []
})

const [name, ...args] = process.argv.slice(2)
const file = [`${name}.ts`, `${name}/main.ts`].map((known) => path.join(here, known)).find(existsSync)
if (name && names.includes(name) && file) {
  process.argv = [process.argv[0]!, file, ...args]
  await import(pathToFileURL(file).href)
} else {
  console.log(`Say which benchmark: ${names.join(', ')}.`)
  process.exitCode = name ? 1 : 0
}
