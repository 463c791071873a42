import { getPayload } from 'payload'
import config from '@/payload.config'
import { defineEffect } from '@/src/engine/effects'

/** A worker of the product with one job more, that does nothing: what is measured is the way there and back. */
defineEffect('job:bench', { concurrency: 20, perform: async () => ({ response: null }) })

const payload = await getPayload({ config })
const { startWorker } = await import('@/jobs/worker')
const worker = await startWorker(payload)
process.send?.('ready')
process.on('SIGTERM', () => void worker.stop().then(() => process.exit(0)))
