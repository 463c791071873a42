import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { getPayload } from 'payload'
import config from '@/payload.config'
import { permissionPage } from '@/src/docs/permissionPage'
import { pipelinePage } from '@/src/docs/pipelinePage'
import { missingMigration } from '@/src/docs/missingMigration'
import { webhookPage } from '@/src/docs/webhookPage'
import { workflowPage } from '@/src/docs/workflowPage'
import { env } from '@/src/env'

const folder = path.join(env.root, 'docs/generated')
const pages = { 'permissions.md': permissionPage(), 'workflows.md': workflowPage(), 'pipelines.md': pipelinePage(), 'webhooks.md': webhookPage() }

mkdirSync(folder, { recursive: true })
for (const [name, text] of Object.entries(pages)) writeFileSync(path.join(folder, name), text)

const payload = await getPayload({ config, disableDBConnect: true, disableOnInit: true })
const missing = await missingMigration(payload)
if (missing.length) {
  console.error(`The collections have changed without a migration (npx payload migrate:create <name>):\n${missing.join('\n')}`)
  process.exitCode = 1
}
process.exit()
