import { Worker } from 'node:worker_threads'
import pLimit from 'p-limit'
import { cannotRead } from '@/src/domain/content/reading/faults'
import { limits } from '@/src/domain/content/reading/limits'

/** The extraction itself failed; `name` is the library's word for it. */
export class ExtractionFault extends Error {
  constructor(
    readonly fault: string,
    message: string,
  ) {
    super(message)
  }
}

export type Job = { kind: 'pdf' | 'docx'; bytes: Uint8Array; maxPages?: number; maxChars?: number }

type Reply = { ok: true; value: unknown } | { ok: false; name: string; message: string }

type Options = { timeoutMs?: number; memoryMb?: number }

// A document can take all the memory it may have, so only two are open at a time.
const slots = pLimit(2)

const start = (job: Job, memoryMb: number): Worker => {
  const bytes = job.bytes.slice()
  return new Worker(new URL('./extract.worker.mjs', import.meta.url), {
    workerData: { ...job, bytes },
    transferList: [bytes.buffer],
    resourceLimits: { maxOldGenerationSizeMb: memoryMb, stackSizeMb: 8 },
    execArgv: [],
    env: {},
    stdout: true,
    stderr: true,
  })
}

const replyOf = (worker: Worker, timeoutMs: number): Promise<Reply> =>
  new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(cannotRead('tooComplex')), timeoutMs)
    worker.once('message', resolve)
    // Out of memory arrives here: the thread is gone, the process is not.
    worker.once('error', () => reject(cannotRead('tooComplex')))
    worker.once('exit', () => { clearTimeout(timer); reject(cannotRead('tooComplex')) })
  })

/**
 * Opens a document in a thread of its own (512 MB, 60 s, no environment). Throws ExtractionFault when the library refuses it,
 * VAL_001 "too complex" when it passes a limit.
 */
export const extract = (job: Job, { timeoutMs = limits.workerMs, memoryMb = limits.workerMemoryMb }: Options = {}): Promise<unknown> =>
  slots(async () => {
    const worker = start(job, memoryMb)
    try {
      const reply = await replyOf(worker, timeoutMs)
      if (!reply.ok) throw new ExtractionFault(reply.name, reply.message)
      return reply.value
    } finally {
      await worker.terminate()
    }
  })
