import type { Payload, SanitizedConfig } from 'payload'
import { getPayload } from 'payload'
import pg from 'pg'
import { agencyIds, fill } from './fill'

/** Makes the schema, the rows and the accounts of one product in the empty database of `DATABASE_URL`. */
const [product, rows] = [process.argv[2], Number(process.argv[3])]
const ours = product === 'ours'

const config = (await (ours ? import('@/payload.config') : import('../twin/payload.config'))).default as unknown as Promise<SanitizedConfig>
const payload = await getPayload({ config })
if (ours) await (payload.db as unknown as { migrate(args: object): Promise<void> }).migrate({ migrations: (await import('@/src/migrations')).migrations })

const client = new pg.Client({ connectionString: process.env.DATABASE_URL })
await client.connect()
await fill(client, rows, ours)
for (const [name, agency] of Object.entries(agencyIds)) {
  await account(payload, `member-${name}@bench.test`, agency, 'agency_member')
  await account(payload, `admin-${name}@bench.test`, agency, 'agency_admin')
}
process.exit()

async function account(app: Payload, email: string, agency: string, role: string) {
  const data = { email, password: 'Correct-horse-7', firstName: 'Bench', lastName: role, [ours ? 'memberships' : 'tenants']: [{ agency, tenant: agency, role }] }
  await app.create({ collection: 'users', data: data as never })
}
