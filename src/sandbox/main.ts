import { env } from '@/src/env'
import { log } from '@/src/log'
import { startSandbox } from './server'

const sandbox = await startSandbox({ port: env.sandboxPort, smtpPort: env.sandboxSmtpPort, latencyMs: env.sandboxLatencyMs })
log.info({ url: sandbox.url, smtp: sandbox.smtpUrl }, 'The sandbox is ready')

const stop = () => {
  void sandbox.close().then(() => process.exit(0))
}
process.once('SIGTERM', stop)
process.once('SIGINT', stop)
