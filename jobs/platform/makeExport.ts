import type { Payload } from 'payload'
import { z } from 'zod'
import { contentsOf } from '@/src/domain/platform/exports/kinds'
import { failExport, finishExport, openExport, type Open } from '@/src/domain/platform/exports/row'
import { removeParts, writeParts } from '@/src/domain/platform/exports/write'
import '@/src/domain/content/export'
import '@/src/domain/social/export'
import { isStoreFault } from '@/src/domain/platform/files'
import { poolOf, systemRequest } from '@/src/engine/database'
import { asSystem } from '@/src/engine/doors'
import { defineEffect, stillMine, type Effect } from '@/src/engine/effects'
import { GiveUp, LeaseLost, RetryLater } from '@/src/engine/pipeline'
import { isRefusal } from '@/src/errors'

const request = z.object({ export: z.uuid() })
const attempts = 4
const beatMs = 5_000

const partOf = (id: string, fence: number): string => `export-${id}-${fence}.part`

/** Writes the file beside all others and only then names it: whoever dies on the way leaves nothing that anybody can read. */
const make = async (payload: Payload, row: Open, effect: Effect, signal: AbortSignal): Promise<void> => {
  await removeParts(Array.from({ length: effect.fence }, (_, fence) => partOf(row.id, fence)))
  const req = await systemRequest(payload, 'make-export')
  let [done, told] = [0, 0]
  const between = async () => {
    signal.throwIfAborted()
    if (Date.now() - told < beatMs) return
    told = Date.now()
    await stillMine(poolOf(payload), effect)
    await poolOf(payload).query(`update exports set done = $2, updated_at = now() where id = $1 and status = 'running'`, [row.id, done])
  }
  const parts = contentsOf(row, { req, door: asSystem(req, 'make-export'), count: (rows) => void (done = rows) })
  const written = await writeParts(partOf(row.id, effect.fence), parts, between)
  try {
    await finishExport(req, row, effect, written, done)
  } catch (error) {
    await written.discard()
    throw error
  }
}

const perform = async (effect: Effect, { payload, signal }: { payload: Payload; signal: AbortSignal }) => {
  const row = await openExport(payload, request.parse(effect.request).export)
  if (!row) return { response: null }
  try {
    // Counts also the attempts whose worker died.
    if (effect.attempts > attempts) throw new GiveUp('SYS_001', 'It was broken off several times.')
    await make(payload, row, effect, signal)
    return { response: null }
  } catch (error) {
    const fault = isRefusal(error) ? new GiveUp(error.code, error.message) : isStoreFault(error) ? new RetryLater(300, 'FILE_003', 'The disk did not take the file.') : error
    const isOver = fault instanceof GiveUp || (effect.attempts >= attempts && !signal.aborted && !(fault instanceof LeaseLost))
    if (isOver) await failExport(payload, row, effect, fault instanceof GiveUp ? fault.message : 'It could not be made. Try again, or narrow the question.')
    throw fault
  }
}

defineEffect('export', { concurrency: 1, attempts, seconds: 2 * 3600, perform })
