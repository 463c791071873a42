import { z } from 'zod'
import { removeStored } from '@/src/domain/platform/files'
import { RetryLater } from '@/src/engine/pipeline'
import { log } from '@/src/log'
import { job } from '../job'

/** Takes the bytes of files off the store whose rows are gone. What cannot be taken now is tried again in ten minutes, until it is. */
export const removeBytes = job({
  schema: z.object({ names: z.array(z.string().min(1)).max(1_000) }),
  handler: async ({ names }) => {
    const tries = await Promise.allSettled(names.map(removeStored))
    const failed = tries.find(({ status }) => status === 'rejected') as PromiseRejectedResult | undefined
    if (!failed) return
    log.warn({ err: failed.reason }, 'a removed file still has its bytes')
    throw new RetryLater(600, 'FILE_003', 'The bytes of a removed file could not be taken off the store.')
  },
})
