import { getPayload } from 'payload'
import config from '@/payload.config'
import { restHandler } from '@/src/web/api'
import { webServer } from '@/src/web/server'

/** Our REST as `src/server.ts` serves it, without the pages, which no measured request asks for. */
const payload = await getPayload({ config })
webServer({ rest: restHandler(payload), pages: (_, outgoing) => outgoing.writeHead(404).end() }).listen(Number(process.env.PORT), '127.0.0.1')

process.once('SIGTERM', () => process.exit(0))
