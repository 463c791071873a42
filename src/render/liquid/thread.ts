import { parentPort } from 'node:worker_threads'
import { runTemplate, type TemplateJob } from './run'

parentPort?.on('message', (job: TemplateJob) => parentPort?.postMessage(runTemplate(job)))
parentPort?.postMessage('ready')
