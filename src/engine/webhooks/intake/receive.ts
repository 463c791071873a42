import { createHash } from 'node:crypto'
import type { Payload } from 'payload'
import { poolOf } from '@/src/engine/database'
import { uuidv7 } from '@/src/engine/ids'
import { channel } from '@/src/engine/pipeline/live/nudge'
import { fail } from '@/src/errors'
import { batcher, type Batcher } from './batch'
import { knownOwners, type Owners } from './owners'
import { countRefusal } from './refusals'
import { parsedOf } from '../parsed'
import type { HeaderOf } from '../signature'
import { sourceNamed, type Arrived, type Owner, type WebhookSource } from '../source'

/** Largest message taken, in bytes. */
export const largestMessage = 1024 * 1024

export type Delivery = { source: string; token: string | null; raw: Buffer; header: HeaderOf; query: URLSearchParams }

export type Received = { received: true; id: string; status: 'received' | 'duplicate' }

type Intake = { receive(delivery: Delivery): Promise<Received> }

const intakes = new WeakMap<Payload, Intake>()

/**
 * The way in for every vendor's messages: bytes, signature, one insert, answer; nothing else happens in the request.
 * Throws RES_001 for an unknown source, AUTH_003 `BAD_SIGNATURE` (also for an unknown token), SYS_002 when it could not be stored.
 */
export const intakeOf = (payload: Payload): Intake => {
  const known = intakes.get(payload)
  if (known) return known
  const db = poolOf(payload)
  const owners = knownOwners(db)
  const batch = batcher(db, (rows) => rows > 0 && wake())
  const wake = waking(payload)
  const made: Intake = { receive: (delivery) => receive({ payload, owners, batch }, delivery) }
  intakes.set(payload, made)
  return made
}

type Tools = { payload: Payload; owners: Owners; batch: Batcher }

const receive = async (tools: Tools, { source: name, token, raw, header, query }: Delivery): Promise<Received> => {
  const source = sourceNamed(name)
  if (!source) throw fail('RES_001', { name: 'SOURCE_UNKNOWN', message: 'Nothing is taken in at this address.' })
  const arrived = arrivedOf(raw, header, query)
  const owner = await stored(ownerOf(tools, source, token, arrived))
  const { id, isNew } = await stored(tools.batch.store(eventOf(source, owner, arrived)))
  return { received: true, id, status: isNew ? 'received' : 'duplicate' }
}

/** The owner whose secret signed this; what is remembered is read again before anybody is refused. */
const ownerOf = async ({ payload, owners }: Tools, source: WebhookSource, token: string | null, arrived: Arrived): Promise<Owner> => {
  const remembered = owners.remembered(source, token)
  if (remembered && source.verify(arrived, remembered.secrets)) return remembered
  const owner = await owners.read(source, token)
  if (owner && source.verify(arrived, owner.secrets)) return owner
  countRefusal(payload, source.name, owner?.endpoint ?? null)
  throw fail('AUTH_003', { name: 'BAD_SIGNATURE', message: 'The signature does not fit: sign the raw bytes with the secret of this address, and send the present time.' })
}

/** Whatever keeps a message from being stored is answered so that the sender sends it again. */
const stored = async <T>(work: Promise<T>): Promise<T> => {
  try {
    return await work
  } catch (error) {
    if ((error as { status?: number }).status) throw error
    throw fail('SYS_002', { message: 'The message could not be stored. Send it again shortly.' })
  }
}

const storable = (text: string, most: number): string => text.replace(/[\0\p{Surrogate}]/gu, '').slice(0, most)

const eventOf = (source: WebhookSource, owner: Owner, arrived: Arrived) => {
  const id = source.idOf(arrived)
  const headers = (source.keptHeaders ?? []).map((name) => [name, storable(arrived.header(name) ?? '', 500)]).filter(([, value]) => value)
  const identity = createHash('sha256').update(`${source.name}\n${owner.endpoint ?? owner.client ?? owner.agency ?? ''}\n`)
  return {
    id: uuidv7(), source: source.name, agency: owner.agency, client: owner.client, endpoint: owner.endpoint,
    dedupeKey: (id === null ? identity.update('bytes\n').update(arrived.raw) : identity.update(`id\n${id}`)).digest('hex'),
    vendorEventId: id === null ? null : storable(id, 255),
    kind: storable(source.kindOf(arrived), 100) || 'unknown',
    headers: JSON.stringify(Object.fromEntries(headers)), raw: arrived.raw,
  }
}

/** The body is parsed when somebody asks for it: after the signature, as a rule. */
const arrivedOf = (raw: Buffer, header: HeaderOf, query: URLSearchParams): Arrived => {
  let parsed: { body: unknown } | null = null
  return { raw, header, query, get body() {
    return (parsed ??= { body: parsedOf(raw) }).body
  } }
}

/** Wakes the workers, at most every 50 ms; a lost word costs them two seconds. */
const waking = (payload: Payload): (() => void) => {
  let timer: NodeJS.Timeout | null = null
  const say = () => {
    timer = null
    void poolOf(payload).query('select pg_notify($1, $2)', [channel, 'webhook:']).catch(() => undefined)
  }
  return () => void (timer ??= setTimeout(say, 50).unref())
}
