import { describe, expect, it } from 'vitest'
import { addressesIn } from './roles'

describe('pasted addresses', () => {
  it('are found in lines, lists and with the names that mail programs write', () => {
    expect(addressesIn('ann@north.test, Bo Berg <Bo@North.test>;\ncy@north.test ann@north.test').addresses).toEqual(['ann@north.test', 'bo@north.test', 'cy@north.test'])
  })

  it('that are none are named', () => {
    expect(addressesIn('ann@north, @north.test bo@north.test')).toEqual({ addresses: ['bo@north.test'], faulty: ['ann@north', '@north.test'] })
  })
})
