import { describe, expect, it } from 'vitest'
import { callerAddress, countedAs, isWithin, networkOf } from './address'

const networks = (...texts: string[]) => texts.map((text) => networkOf(text)!)
const proxies = networks('10.0.0.0/8', '::1')

describe('the address of a caller', () => {
  it('is the other end of the socket, whatever it claims', () => {
    expect(callerAddress('203.0.113.7', '198.51.100.1', proxies)).toBe('203.0.113.7')
    expect(callerAddress('203.0.113.7', '198.51.100.1', [])).toBe('203.0.113.7')
    expect(callerAddress('::ffff:203.0.113.7', undefined, proxies)).toBe('203.0.113.7')
  })

  it('behind a trusted proxy is the right-most hop that is none, not what the caller wrote left of it', () => {
    expect(callerAddress('10.0.0.2', '203.0.113.7', proxies)).toBe('203.0.113.7')
    expect(callerAddress('10.0.0.2', '127.0.0.1, 203.0.113.7, 10.9.9.9', proxies)).toBe('203.0.113.7')
    expect(callerAddress('::ffff:10.0.0.2', ' 2001:db8::1 ', proxies)).toBe('2001:db8::1')
  })

  it('is the proxy’s when what it forwards is no address or only proxies', () => {
    for (const forwarded of ['nonsense', '203.0.113.7, nonsense', '0x7f.1', '1', '', '10.0.0.3']) expect(callerAddress('10.0.0.2', forwarded, proxies), forwarded).toBe('10.0.0.2')
  })

  it('counts an IPv6 subscriber once, however many addresses they have', () => {
    expect(countedAs('2001:db8:1:2:3:4:5:6')).toBe(countedAs('2001:db8:1:2:ffff::1'))
    expect(countedAs('2001:db8:1:2::1')).not.toBe(countedAs('2001:db8:1:3::1'))
    expect(countedAs('203.0.113.7')).toBe('203.0.113.7')
  })
})

describe('a network', () => {
  it('takes in its addresses, of either family', () => {
    expect(isWithin('203.0.113.255', networks('203.0.113.0/24'))).toBe(true)
    expect(isWithin('203.0.114.0', networks('203.0.113.0/24', '198.51.100.4'))).toBe(false)
    expect(isWithin('198.51.100.4', networks('198.51.100.4'))).toBe(true)
    expect(isWithin('2001:db8:ffff::1', networks('2001:db8::/32'))).toBe(true)
    expect(isWithin('::ffff:203.0.113.9', networks('203.0.113.0/24'))).toBe(true)
    expect(isWithin('nowhere', networks('0.0.0.0/0'))).toBe(false)
  })

  it.each(['', '1', '300.1.1.1', '10.0.0.0/33', '10.0.0.0/-1', '::1/129', '10.0.0.0/8/8', 'example.com', '0x7f.0.0.1', '10.1'])('is not %j', (text) => {
    expect(networkOf(text)).toBeNull()
  })
})
