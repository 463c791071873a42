import type { Db } from '@/src/engine/database'
import { log } from '@/src/log'
import { currentPattern, open, seal } from '.'
import { sealedColumns, type SealedColumn } from './registry'

type Counts = { resealed: number; lost: number }
type Row = Parameters<SealedColumn['ownerOf']>[0] & { sealed: string }

const nothing = '00000000-0000-0000-0000-000000000000'
const atOnce = 200

/**
 * Seals everything anew that another than the ring's first key has sealed, in batches, each row on its own: it can be stopped
 * and started again, and runs beside the product. `lost` counts what no key at hand opens; it stays as it is.
 */
export const rotateKeys = async (db: Db): Promise<Counts> => {
  const counts = { resealed: 0, lost: 0 }
  for (const column of sealedColumns) await rotated(db, column, counts)
  return counts
}

const rotated = async (db: Db, column: SealedColumn, counts: Counts): Promise<void> => {
  for (let after = nothing; ; ) {
    const rows = await db.query<Row>(column.select, [after, currentPattern(), atOnce])
    for (const row of rows) {
      const again = resealed(column, row)
      if (again === null) counts.lost += 1
      else {
        await db.query(column.update, [row.id, row.sealed, again])
        counts.resealed += 1
      }
    }
    if (rows.length < atOnce) return
    after = rows.at(-1)!.id
  }
}

const resealed = (column: SealedColumn, row: Row): string | null => {
  try {
    const owner = column.ownerOf(row)
    return seal(open(row.sealed, owner), owner)
  } catch {
    log.error({ of: column.name, row: row.id }, 'a sealed text opens with no key at hand')
    return null
  }
}
