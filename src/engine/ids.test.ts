import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { asUuid, uuidv7 } from './ids'

const root = path.join(import.meta.dirname, '../..')
const sources = ['access', 'collections', 'hooks', 'jobs', 'src'].flatMap((folder) =>
  readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' }).map((name) => path.join(folder, name)).filter((name) => name.endsWith('.ts') && !name.includes('.test.') && !name.includes('migrations')))

describe('an id', () => {
  it('that a caller gave is one, or finds nothing', () => {
    const id = uuidv7()
    expect([id, id.toUpperCase(), '1', `${id}x`, `${id}' or 1=1`, '', null, undefined, 7].map(asUuid)).toEqual([id, id.toUpperCase(), null, null, null, null, null, null, null])
  })

  it('is compared as what it is, so that the index finds it', () => {
    expect(sources.length).toBeGreaterThan(300)
    const slow = sources.filter((name) => /id::text\s*(=|<>|is (not )?distinct from)\s*(any\()?\$\d/.test(readFileSync(path.join(root, name), 'utf8')))
    expect(slow).toEqual([])
  })
})
