import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { brokenIn } from './venv.mjs'

let venv
let site
const pinned = '# what renders\nPrint-It==2.0\ninks==1.4\n'

const install = (folder, name, files) => {
  const record = join(site, `${name}.dist-info`)
  mkdirSync(record, { recursive: true })
  for (const file of files) {
    mkdirSync(join(site, file, '..'), { recursive: true })
    writeFileSync(join(site, file), '')
  }
  writeFileSync(join(record, 'RECORD'), [...files.map((file) => `${file},sha256=x,0`), `${folder}/__pycache__/gone.pyc,,`, '../../../bin/print,,'].join('\n'))
}

beforeEach(() => {
  venv = mkdtempSync(join(tmpdir(), 'venv-'))
  site = join(venv, 'lib', 'python3.11', 'site-packages')
  install('print_it', 'print_it-2.0', ['print_it/__init__.py', 'print_it/draw/page.py'])
  install('inks', 'inks-1.4', ['inks.py', '_inks.so'])
})
afterEach(() => rmSync(venv, { recursive: true, force: true }))

it('an environment with every pinned package whole lacks nothing', () => {
  expect(brokenIn(venv, pinned)).toEqual([])
})

it('a package that was deleted, in whole or in part, is named although its record is there', () => {
  rmSync(join(site, 'print_it'), { recursive: true })
  rmSync(join(site, '_inks.so'))
  expect(brokenIn(venv, pinned)).toEqual(['Print-It==2.0', 'inks==1.4'])
})

it('one of another version, or without a record, is named', () => {
  rmSync(join(site, 'print_it-2.0.dist-info', 'RECORD'))
  expect(brokenIn(venv, pinned.replace('1.4', '1.5'))).toEqual(['Print-It==2.0', 'inks==1.5'])
})

it('an environment that is not there lacks everything', () => {
  rmSync(join(venv, 'lib'), { recursive: true })
  expect(brokenIn(venv, pinned)).toEqual(['Print-It==2.0', 'inks==1.4'])
})
