import { expect, it } from 'vitest'
import { isWellFormed, newKey } from './format'

it('a key with a typo, invented or of another form is refused without the database', () => {
  const key = newKey('test')
  expect([isWellFormed(key), isWellFormed(newKey('live'))]).toEqual([true, true])
  const typo = key.slice(0, 20) + (key[20] === 'a' ? 'b' : 'a') + key.slice(21)
  for (const wrong of [typo, key.slice(0, -1), `${key}x`, key.replace('imp_', 'pa_'), key.toUpperCase(), '', 'imp_live_']) expect(isWellFormed(wrong), wrong).toBe(false)
})
