import type { Db } from '@/src/engine/database'
import { fail } from '@/src/errors'
import { storeEvents, type NewEvent, type Stored } from './store'

const limits = { rows: 128, bytes: 4_000_000, atOnce: 2, waitingRows: 4_000, waitingBytes: 64_000_000 }

type Waiting = { event: NewEvent; resolve(stored: Stored): void; reject(error: unknown): void }

/** Stores messages of concurrent requests together. `stored` is told after each statement how many rows were new. */
export type Batcher = { store(event: NewEvent): Promise<Stored> }

/**
 * While two statements are under way, what arrives waits and goes into the next one: no message waits for company when
 * there is none. Throws SYS_002 rather than let more wait than memory should hold.
 */
export const batcher = (db: Db, stored: (rows: number) => void = () => undefined): Batcher => {
  const waiting: Waiting[] = []
  let bytes = 0
  let running = 0

  const next = (): Waiting[] => {
    let size = 0
    let count = 0
    while (count < waiting.length && count < limits.rows && (count === 0 || size + waiting[count]!.event.raw.length <= limits.bytes)) size += waiting[count++]!.event.raw.length
    bytes -= size
    return waiting.splice(0, count)
  }
  const run = async (): Promise<void> => {
    if (running >= limits.atOnce || waiting.length === 0) return
    running += 1
    stored(await settle(db, next()))
    running -= 1
    void run()
  }
  return {
    store: (event) => {
      if (waiting.length >= limits.waitingRows || bytes >= limits.waitingBytes) return Promise.reject(fail('SYS_002'))
      return new Promise((resolve, reject) => {
        bytes += event.raw.length
        waiting.push({ event, resolve, reject })
        setImmediate(() => void run())
      })
    },
  }
}

/** Never throws: each request is told how its own message fared. A message that Postgres refuses takes no other with it. */
const settle = async (db: Db, batch: Waiting[]): Promise<number> => {
  try {
    const results = await storeEvents(db, batch.map(({ event }) => event))
    batch.forEach(({ resolve }, at) => resolve(results[at]!))
    return results.filter(({ isNew }) => isNew).length
  } catch (error) {
    if (batch.length > 1 && isAboutData(error)) return (await Promise.all(batch.map((one) => settle(db, [one])))).reduce((sum, count) => sum + count, 0)
    batch.forEach(({ reject }) => reject(error))
    return 0
  }
}

/** Classes 22 (data) and 23 (integrity): one of the rows is at fault, not the database. */
const isAboutData = (error: unknown): boolean => /^2[23]/.test(String((error as { code?: unknown }).code))
