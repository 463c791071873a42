import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { paced } from './paced'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

describe('paced work', () => {
  it('happens at once, then once per pause however often it is asked for, and once more at the end', async () => {
    const times: number[] = []
    const work = paced(250, async () => void times.push(Date.now()))
    const began = Date.now()
    for (let ms = 0; ms < 1_000; ms += 10) {
      work.touch()
      await vi.advanceTimersByTimeAsync(10)
    }
    await vi.advanceTimersByTimeAsync(1_000)
    expect(times.map((time) => time - began)).toEqual([0, 250, 500, 750, 1_000])
  })

  it('never happens twice at once', async () => {
    let at = 0
    let most = 0
    const slow = paced(10, async () => {
      most = Math.max(most, ++at)
      await new Promise((resolve) => setTimeout(resolve, 100))
      at -= 1
    })
    for (let i = 0; i < 20; i += 1) {
      slow.touch()
      await vi.advanceTimersByTimeAsync(20)
    }
    await vi.advanceTimersByTimeAsync(5_000)
    expect(most).toBe(1)
  })

  it('stops with the work under way and begins no more', async () => {
    const done: string[] = []
    const work = paced(10, async () => {
      await new Promise((resolve) => setTimeout(resolve, 100))
      done.push('done')
    })
    work.touch()
    work.touch()
    const stopped = work.stop().then(() => done.push('stopped'))
    await vi.advanceTimersByTimeAsync(1_000)
    await stopped
    work.touch()
    await vi.advanceTimersByTimeAsync(1_000)
    expect(done).toEqual(['done', 'stopped'])
  })
})
