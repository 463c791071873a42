import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readLock, takeLock, withLock } from './lock.mjs'
import { startOf } from './processes.mjs'

const newPath = () => join(mkdtempSync(join(tmpdir(), 'impresario-lock-')), 'lock')

describe('a lock of a home', () => {
  it('is had by one, who is named to the next', () => {
    const path = newPath()
    const { release } = takeLock(path, { port: 3000 })
    expect(takeLock(path).holder).toMatchObject({ pid: process.pid, port: 3000 })
    release()
    expect(takeLock(path).release).toBeTypeOf('function')
  })

  it.each([
    ['a dead process', { pid: 99_999_999, start: '1' }],
    ['an earlier process with the number of a living one', { pid: process.pid, start: 'another time' }],
  ])('is taken over from %s', (_who, note) => {
    const path = newPath()
    writeFileSync(path, JSON.stringify(note))
    expect(readLock(path)).toBeNull()
    expect(takeLock(path).release).toBeTypeOf('function')
  })

  it('is taken over when it was half-written', () => {
    const path = newPath()
    writeFileSync(path, '{"pid"')
    expect(takeLock(path).release).toBeTypeOf('function')
  })

  it('is given back when the work fails', async () => {
    const path = newPath()
    await expect(withLock(path, () => Promise.reject(new Error('failed')))).rejects.toThrow('failed')
    expect(readLock(path)).toBeNull()
  })

  it('tells a process by its start', () => {
    expect(startOf(process.pid)).toBe(startOf(process.pid))
    expect(startOf(99_999_999)).toBeNull()
  })
})
