import type { PostgresAdapter } from '@payloadcms/db-postgres'
import { NodePgDatabase, NodePgSession } from '@payloadcms/db-postgres/drizzle/node-postgres'
import type { PoolClient } from 'pg'
import { uuidv7 } from '@/src/engine/ids'
import { fail } from '@/src/errors'

/** The open transactions of this process: id -> the client that speaks in it. */
const clients = new Map<string, PoolClient>()

type TransactionId = number | string
type Awaitable<T> = T | Promise<T>

/** The client of an open transaction, or undefined once it has ended. */
export const clientOf = (id: TransactionId): PoolClient | undefined => clients.get(String(id))

const begin = async function (this: PostgresAdapter): Promise<string> {
  await this.initializing
  const client = (await this.pool.connect()) as unknown as PoolClient
  try {
    await client.query('begin')
  } catch (error) {
    client.release(error as Error)
    throw error
  }
  const id = uuidv7()
  clients.set(id, client)
  this.sessions[id] = { db: speakingThrough(this, client) as never, resolve: () => end(id, 'commit'), reject: () => end(id, 'rollback') }
  return id
}

type Base = { dialect: never; session: { schema: never; options: never } }

/** The adapter's database through one connection; its relations are worked out once for all, not for each transaction. */
const speakingThrough = ({ drizzle }: PostgresAdapter, client: PoolClient): NodePgDatabase => {
  const { dialect, session } = drizzle as unknown as Base
  return new NodePgDatabase(dialect, new NodePgSession(client as never, dialect, session.schema, session.options) as never, session.schema)
}

/** Ends the transaction; a COMMIT that Postgres answers with ROLLBACK, or not at all, throws SYS_001. */
const end = async (id: string, verb: 'commit' | 'rollback'): Promise<void> => {
  const client = clients.get(id)
  if (!client) return
  clients.delete(id)
  const command = await said(client, verb)
  if (command.toLowerCase() !== verb) throw fail('SYS_001', { message: 'Nothing was saved, because a step before the end had failed.' })
}

const said = async (client: PoolClient, verb: string): Promise<string> => {
  try {
    const { command } = await client.query(verb)
    client.release()
    return command
  } catch (error) {
    client.release(error as Error)
    throw error
  }
}

const take = async (adapter: PostgresAdapter, incoming: Awaitable<TransactionId> | undefined) => {
  const id = String((await incoming) ?? '')
  const session = adapter.sessions[id]
  delete adapter.sessions[id]
  return session
}

/**
 * Replaces the adapter's transactions. Payload's own swallow a failed COMMIT and report success
 * (`@payloadcms/drizzle` 3.90.2, transactions/), and lose the client when BEGIN fails.
 */
export const useHonestTransactions = (adapter: PostgresAdapter): void => {
  adapter.beginTransaction = begin.bind(adapter)
  adapter.commitTransaction = async (incoming) => {
    const session = await take(adapter, incoming)
    await session?.resolve()
  }
  adapter.rollbackTransaction = async (incoming) => {
    const session = await take(adapter, incoming)
    await session?.reject().catch((error: unknown) => adapter.payload.logger.warn({ err: error, msg: 'a rollback was not confirmed' }))
  }
}
