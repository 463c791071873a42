import { getPayload } from 'payload'
import { startWorker } from '@/jobs/worker'
import config from '@/payload.config'
import { crashAt, emitThrough } from '@/src/engine/pipeline'
import { createTeller } from '@/src/engine/realtime'
import { env } from '@/src/env'
import { log } from '@/src/log'
import { drawingPool } from '@/src/render/pdf'

const payload = await getPayload({ config })
const teller = createTeller()
emitThrough((room, message) => teller.tell(room, message.event, message))
if (env.crashAt) crashAt(env.crashAt)
const worker = await startWorker(payload)
// The supervisor waits for this line.
process.stdout.write(`worker ${worker.id} is ready\n`)
// The first document need not wait for it, and requests in writing without a font are refused from now on.
void drawingPool().warm().catch((error: unknown) => log.warn({ err: error }, 'the PDF renderer does not start'))

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
