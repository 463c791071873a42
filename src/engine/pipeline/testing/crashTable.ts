import { describe, expect, it } from 'vitest'
import { survive, type CrashTable } from './crash'

/** One test per place: killed there with SIGKILL and resumed, the run ends well and no finished step has asked anybody again. */
export const crashTable = (title: string, places: readonly string[], table: () => CrashTable): void => {
  describe(title, () => {
    it.each(places)('survives kill -9 at %s', async (place) => {
      const { run, ended, status, finished, before, after, paidTwice } = await survive(table(), place)
      expect([ended, status]).toEqual(['SIGKILL', 'completed'])
      for (const step of finished) expect([step, after[step] ?? 0]).toEqual([step, before[step] ?? 0])
      expect(paidTwice).toEqual([])
      await table().check?.(run)
    })
  })
}
