import next from 'next'
import { getPayload } from 'payload'
import '@/jobs'
import config from '@/payload.config'
import { presenceOn, typing } from '@/src/domain/platform/messages/direct/live'
import { generationTopic } from '@/src/domain/content/progressTopic'
import { forgetHosts } from '@/src/domain/platform/hosts'
import { listen } from '@/src/engine/pipeline/live/listen'
import { attachRealtime } from '@/src/engine/realtime'
import { env } from '@/src/env'
import { log } from '@/src/log'
import { restHandler } from '@/src/web/api'
import { ensureOperator } from '@/src/seed/operator'
import { webServer } from '@/src/web/server'
import { guardedPages } from '@/src/web/stages/pages'

const payload = await getPayload({ config })
await ensureOperator(payload)
const app = next({ dev: process.argv.includes('--dev'), dir: env.root, port: env.port, hostname: 'localhost' })
await app.prepare()
const pages = app.getRequestHandler()
const upgrade = app.getUpgradeHandler()
const server = webServer({ rest: restHandler(payload), pages: guardedPages(payload, pages) })

// Without it a change of hosts counts after a minute; that is no reason not to start.
void listen((what) => void (what === 'hosts' && forgetHosts())).catch((error: unknown) => log.warn({ err: error }, 'changes of hosts are not heard'))
const io = attachRealtime(server, payload, [generationTopic], { says: [typing], watcher: presenceOn(payload) })
server.on('upgrade', (request, socket, head) => void (request.url?.startsWith('/ws') || upgrade(request, socket, head)))
server.once('error', (error: NodeJS.ErrnoException) => {
  log.fatal({ err: error }, error.code === 'EADDRINUSE' ? `Port ${env.port} is taken by another program. Choose another with PORT.` : 'the web server could not start')
  process.exit(1)
})
server.listen(env.port, () => log.info({ port: env.port }, 'web is ready'))

const stop = () => {
  void io.close()
  server.close(() => process.exit(0))
  setTimeout(() => process.exit(0), 10_000).unref()
}
process.once('SIGTERM', stop)
process.once('SIGINT', stop)
