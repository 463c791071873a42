import { getPayload } from 'payload'
import { startWorker } from '@/jobs/worker'
import config from '@/payload.config'
import { crashAt, emitThrough } from '@/src/engine/pipeline'
import { createTeller } from '@/src/engine/realtime'
import { env } from '@/src/env'
import { log } from '@/src/log'

const payload = await getPayload({ config })
const teller = createTeller()
emitThrough((room, message) => teller.tell(room, message.event, message))
if (env.crashAt) crashAt(env.crashAt)
const worker = await startWorker(payload)
// The supervisor waits for this line.
process.stdout.write(`worker ${worker.id} is ready\n`)

let stopping = false
const stop = async () => {
  if (stopping) return
  stopping = true
  await worker.stop().catch((error: unknown) => log.error({ err: error }, 'the worker did not stop cleanly'))
  await teller.close()
  process.exit(0)
}
process.once('SIGTERM', () => void stop())
process.once('SIGINT', () => void stop())
