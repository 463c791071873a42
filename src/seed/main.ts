import { getPayload } from 'payload'
import config from '@/payload.config'
import { systemRequest } from '@/src/engine/database'
import { log } from '@/src/log'
import { seedDemo } from './demo'
import { seedPlans } from './plans'
import { seedTemplates } from './templates'

const payload = await getPayload({ config })
const req = await systemRequest(payload, 'seed')
try {
  await seedPlans(req)
  await seedTemplates(req)
  await seedDemo(req)
} catch (error) {
  log.fatal({ err: error }, 'the seed could not be written')
  process.exitCode = 1
}
await payload.destroy()
process.exit()
