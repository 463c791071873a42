import { bootEngine } from '@/src/engine/pipeline/testing/engine'
import '@/src/engine/pipeline/testing/toy'

// A worker process to be killed: `worker.ts <database url> <url of the post>`.
const [url = '', post = ''] = process.argv.slice(2)
const payload = await bootEngine(url)
const [{ runner }, { deliverer }, { defineLetters }] = await Promise.all([import('@/src/engine/pipeline'), import('@/src/engine/effects'), import('./post')])
await defineLetters(post)
const id = `doomed:${process.pid}`
const runs = runner(payload, { workerId: id, slots: 4, perAgency: 1000 }, () => undefined)
const letters = deliverer(payload, id)
let isLooking = false
setInterval(() => {
  if (isLooking) return
  isLooking = true
  void Promise.allSettled([runs.look(), letters.look()]).then(() => (isLooking = false))
}, 20)
process.stdout.write('ready\n')
