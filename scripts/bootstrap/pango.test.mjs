import { expect, it } from 'vitest'
import { cure } from './pango.mjs'

it('a WeasyPrint that was taken away is cured by a new environment, not by libraries', () => {
  expect(cure("ModuleNotFoundError: No module named 'weasyprint'", '/home/product')).toContain('Run npm start, which makes /home/product/venv anew')
})

it('one that finds no Pango is cured by the libraries', () => {
  expect(cure("OSError: cannot load library 'libpango-1.0-0'", '/home/product')).toContain('libpango-1.0-0 libpangoft2-1.0-0')
})
