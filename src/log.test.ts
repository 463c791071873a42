import { DrizzleQueryError } from 'drizzle-orm/errors'
import { describe, expect, it } from 'vitest'
import { plainError } from './log'

describe('an error in the log', () => {
  it('keeps the statement that failed and why, and none of its values', () => {
    const values = ['ann@example.test', 'pbkdf2-sha256-v1:4711', 'first line\nsecond line']
    const told = JSON.stringify(plainError(new DrizzleQueryError('update users set email = $1', values, new Error('connection lost'))))
    for (const value of ['ann@', '4711', 'first line', 'second line']) expect(told).not.toContain(value)
    for (const kept of ['update users set email', 'connection lost', 'log.test.ts']) expect(told).toContain(kept)
  })

  it('is otherwise told as it is', () => {
    expect(plainError(Object.assign(new Error('Broken'), { code: 'E1' }))).toMatchObject({ type: 'Error', message: 'Broken', code: 'E1' })
    expect(plainError('a word')).toBe('a word')
  })
})
