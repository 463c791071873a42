import { describe, expect, it } from 'vitest'
import { open, seal } from '.'

describe('a sealed secret', () => {
  it('opens for the row it was sealed for', () => {
    expect(open(seal('sk-live-1234', 'connections|a'), 'connections|a')).toBe('sk-live-1234')
  })

  it('does not open in another row, even when the ciphertext is copied there', () => {
    const sealed = seal('sk-live-1234', 'connections|a')
    expect(() => open(sealed, 'connections|b')).toThrow()
  })

  it('does not open when a single character was changed', () => {
    const sealed = seal('sk-live-1234', 'connections|a')
    const changed = sealed.slice(0, -1) + (sealed.endsWith('A') ? 'B' : 'A')
    expect(() => open(changed, 'connections|a')).toThrow()
  })

  it('never looks the same twice', () => {
    expect(seal('same', 'x|1')).not.toBe(seal('same', 'x|1'))
  })
})
