import { crashAt } from '../live/points'
import { bootEngine } from './engine'
import './toy'

// A worker process for the crash table: `crashWorker.ts <database url> <run> <step:point>`.
const [url = '', run = '', place = ''] = process.argv.slice(2)
const payload = await bootEngine(url)
const { runPipeline } = await import('../index')
crashAt(place)
await runPipeline(payload, run, 'doomed')
process.exit(0)
