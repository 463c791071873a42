import { ESLint } from 'eslint'
import { describe, expect, it, vi } from 'vitest'
import { root } from '../system/paths.mjs'

// The first file makes the whole program known to the type checker.
vi.setConfig({ testTimeout: 240_000 })

const eslint = new ESLint({ cwd: root })

/** Rules that the text breaks when it stands in the given file of the checkout. */
const broken = async (file, text) => {
  const [{ messages }] = await eslint.lintText(text, { filePath: `${root}/${file}` })
  return messages.map(({ ruleId, message }) => ruleId ?? message)
}

const hook = 'hooks/recordChange.ts'
const entry = 'src/log.ts'
const lines = (count, line) => Array.from({ length: count }, () => line).join('\n')

const offences = [
  ['a raw Local API call', 'house/doors', entry, `import type { PayloadRequest } from 'payload'\nexport const all = (req: PayloadRequest) => req.payload.find({ collection: 'users' })\n`],
  ['the Local API under another name', 'house/doors', entry, `import type { Payload } from 'payload'\nexport const all = (store: Payload) => store.find({ collection: 'users' })\n`],
  ['a Local API call taken apart', 'house/doors', entry, `import type { PayloadRequest } from 'payload'\nexport const all = (req: PayloadRequest) => {\n  const { update } = req.payload\n  return update\n}\n`],
  ['the environment', 'house/environment', entry, `export const port = process.env.PORT\n`],
  ['the environment by index', 'house/environment', entry, `export const port = process['env'].PORT\n`],
  ['the environment taken apart', 'house/environment', entry, `const { env } = process\nexport const port = env.PORT\n`],
  ['the environment by import', 'house/environment', entry, `import { env } from 'node:process'\nexport const port = env.PORT\n`],
  ['any', '@typescript-eslint/no-explicit-any', entry, `export const loose = (value: any): unknown => value\n`],
  ['a promise that nobody waits for', '@typescript-eslint/no-floating-promises', entry, `export const start = (): void => {\n  Promise.resolve(1)\n}\n`],
  ['a promise as a condition', '@typescript-eslint/no-misused-promises', entry, `export const is = (answer: Promise<boolean>) => (answer ? 1 : 2)\n`],
  ['a default export', 'import-x/no-default-export', entry, `export default 1\n`],
  ['a cycle', 'import-x/no-cycle', 'src/errorCodes.ts', `import { fail } from './errors'\nexport const again = fail\n`],
  ['an upward import of the engine', 'import-x/no-restricted-paths', 'src/engine/ids.ts', `import { house } from '@/collections/index'\nexport const up = house\n`],
  ['an import of the renderer by a hook', 'import-x/no-restricted-paths', hook, `import { defaultPython } from '@/src/render/weasyprint/process'\nexport const up = defaultPython\n`],
  ['the Payload config in a rule of the domain', 'import-x/no-restricted-paths', 'src/engine/ids.ts', `import config from '@payload-config'\nexport const up = config\n`],
  ["a vendor's folder", 'no-restricted-imports', entry, `import { x } from '@/src/providers/text/anthropic/stream'\nexport const vendor = x\n`],
  ['a file of 251 lines', 'max-lines', entry, lines(251, 'export {}')],
  ['a function of 61 lines', 'max-lines-per-function', entry, `export const long = () => {\n${lines(60, '  void 0')}\n}\n`],
]

describe('lint', () => {
  it.each(offences)('refuses %s', async (_what, rule, file, text) => {
    expect(await broken(file, text)).toContain(rule)
  })

  it('lets the doors call the Local API and src/env read the environment', async () => {
    const call = `import type { PayloadRequest } from 'payload'\nexport const all = (req: PayloadRequest) => req.payload.find({ collection: 'users' })\n`
    expect(await broken('src/engine/doors.ts', call)).toEqual([])
    expect(await broken('src/env.ts', 'export const port = process.env.PORT\n')).toEqual([])
  })

  it('lets other objects have a find', async () => {
    expect(await broken('src/engine/ids.ts', `export const first = (rows: number[]) => rows.find((row) => row > 1)\n`)).toEqual([])
  })
})
