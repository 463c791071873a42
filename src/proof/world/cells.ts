import { expect } from 'vitest'
import pLimit from 'p-limit'

/** Counts cells of a matrix and keeps those whose answer is not the expected one, in words. */
export class Cells {
  count = 0
  readonly faults: string[] = []

  /** One cell: what was found has to be what the table says. */
  check(cell: string, found: unknown, wanted: unknown): void {
    this.count += 1
    const [is, should] = [JSON.stringify(found), JSON.stringify(wanted)]
    if (is !== should) this.faults.push(`${cell}: ${is} instead of ${should}`)
  }

  /** One cell that holds when nothing is wrong with it. */
  hold(cell: string, fault: string | false | null | undefined): void {
    this.count += 1
    if (fault) this.faults.push(`${cell}: ${fault}`)
  }
}

/** Works through a list, eight at a time: the machine is small and the app is one. */
export const eachOf = async <T>(items: Iterable<T>, work: (item: T) => Promise<unknown>, width = 8): Promise<void> => {
  const limit = pLimit(width)
  await Promise.all([...items].map((item) => limit(() => work(item))))
}

/** A body without what differs from request to request. */
export const lasting = (body: unknown): string =>
  JSON.stringify(body, (key, value: unknown) => (['requestId', 'timestamp'].includes(key) ? undefined : value))

/** Nothing disagreed, and there were as many cells as one would think. The first faults are named, and how many there are. */
export const expectHeld = (cells: Cells, least: number): void => {
  expect([...cells.faults.slice(0, 40), ...(cells.faults.length > 40 ? [`and ${cells.faults.length - 40} more`] : [])]).toEqual([])
  expect(cells.count).toBeGreaterThan(least)
}
