import { describe, expect, it } from 'vitest'
import { VendorError } from '@/src/engine/http'
import { sentenceFor } from '@/src/engine/http/vendor/policy'
import { textPolicy } from '@/src/providers/policies'
import { withCure } from './keyCure'

const refusal = new VendorError({ kind: 'human', code: 'GEN_005', message: sentenceFor(textPolicy(false), 'human') })
const told = (error: unknown, ownKeys: boolean) => (withCure(error, { input: { ownKeys } } as Parameters<typeof withCure>[1]) as Error).message

describe('a key that the text service refuses', () => {
  it('sends an agency with own keys to its connections', () => {
    expect(told(refusal, true)).toBe('The text service did not accept the key, or its quota is used up. Check the key under Connections.')
  })

  it('sends an agency whose plan includes the keys to the operator', () => {
    expect(told(refusal, false)).toBe('The text service did not accept the key, or its quota is used up. Tell the platform’s operator.')
  })

  it('leaves every other fault as it is', () => {
    const busy = new VendorError({ kind: 'retry', code: 'GEN_005', message: 'Busy.' })
    expect(withCure(busy, { input: { ownKeys: false } } as Parameters<typeof withCure>[1])).toBe(busy)
  })
})
