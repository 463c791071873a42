import { describe, expect, it } from 'vitest'
import { floorFaults, isBelow } from './floors.mjs'

const lock = (packages) => ({ packages: Object.fromEntries(Object.entries(packages).map(([name, version]) => [`node_modules/${name}`, { version }])) })

describe('version floors', () => {
  it('finds nothing in the lockfile of this checkout', () => {
    expect(floorFaults()).toEqual([])
  })

  it('names a package below its floor, also a nested one', () => {
    expect(floorFaults(lock({ sharp: '0.35.4' }))).toEqual(['sharp 0.35.4 is below 0.35.5'])
    expect(floorFaults(lock({ 'payload/node_modules/nodemailer': '8.0.4' }))).toEqual(['nodemailer 8.0.4 is below 10.0.9'])
  })

  it('names parts of Payload in different versions', () => {
    expect(floorFaults(lock({ payload: '3.90.2', '@payloadcms/next': '3.90.3' }))).toHaveLength(1)
  })

  it.each([
    ['3.90.1', '3.90.2', true],
    ['3.90.2', '3.90.2', false],
    ['4.0.0', '3.90.2', false],
    ['3.9.10', '3.10.0', true],
  ])('compares %s with %s as numbers', (version, floor, below) => {
    expect(isBelow(version, floor)).toBe(below)
  })
})
