import { getPayload } from 'payload'
import config from '@/payload.config'
import { restHandler } from '@/src/web/api'
import { webServer } from '@/src/web/server'

// REST as the web process serves it, on a port of its own, and with its way to stop: no new request, the old ones to their end.
const payload = await getPayload({ config })
const server = webServer({ rest: restHandler(payload), pages: (_, outgoing) => outgoing.writeHead(404).end() })
server.listen(Number(process.env.PORT), '127.0.0.1', () => process.stdout.write('ready\n'))
process.once('SIGTERM', () => server.close(() => process.exit(0)))
