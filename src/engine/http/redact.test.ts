import { describe, expect, it } from 'vitest'
import { addressForLog, redact } from '@/src/engine/http/redact'

describe('what reaches a log', () => {
  it.each([
    ['the key my-own-secret was wrong', ['my-own-secret']], ['Authorization: Bearer abc.def-123456', []], ['sk-ant-api03-AbCdEf123456', []], ['tvly-dev-1234567890', []],
    ['{"api_key":"abcdef"}', []], ['?access_token=abcdef&x=1', []], ['password: hunter22', []],
  ])('%s is hidden', (text, secrets) => {
    expect(redact(text, secrets)).toContain('[hidden]')
    expect(redact(text, secrets)).not.toMatch(/my-own-secret|abc\.def|AbCdEf|1234567890|abcdef|hunter22/)
  })

  it('ordinary words stay', () => expect(redact('429 rate_limit_error: try again in 17 s', ['abc'])).toBe('429 rate_limit_error: try again in 17 s'))
  it('an address loses its query', () => expect(addressForLog('https://a.example/v1/x?key=1#y')).toBe('https://a.example/v1/x'))
})
