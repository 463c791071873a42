import { expect, it } from 'vitest'
import { adviceFor } from './advice'

it('sends nobody to keys that the plan includes', () => {
  for (const code of ['GEN_005', 'BIZ_008']) {
    expect(adviceFor(code, 'own')).toContain('under Connections')
    expect(adviceFor(code, 'included')).not.toContain('Connections')
    expect(adviceFor(code, 'included')).toContain('the platform’s operator')
  }
})

it('has a sentence for codes it does not know', () => {
  expect(adviceFor('GEN_999', 'own')).toBe(adviceFor(null, 'included'))
})
