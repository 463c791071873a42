import { describe, expect, it } from 'vitest'
import { formatLine } from './lines.mjs'

const line = '{"level":50,"time":1,"msg":"the mail was refused","code":"GEN_001"}'

describe('a log line of a part', () => {
  it('stays one object with the name of its part', () => {
    expect(JSON.parse(formatLine('web', line, 'json'))).toEqual({ level: 50, time: 1, msg: 'the mail was refused', code: 'GEN_001', part: 'web' })
  })

  it('becomes an object when it was plain text', () => {
    expect(JSON.parse(formatLine('web', 'out of memory', 'json'))).toMatchObject({ part: 'web', msg: 'out of memory' })
  })

  it('is a sentence for people', () => {
    expect(formatLine('web', line, 'text')).toBe('web     | error: the mail was refused  code=GEN_001')
    expect(formatLine('worker', 'plain', 'text')).toBe('worker  | plain')
  })
})
