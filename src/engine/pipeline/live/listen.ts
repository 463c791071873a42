import pg from 'pg'
import { poolOptions } from '@/src/engine/database/pool'
import { log } from '@/src/log'
import { channel, type Nudge } from './nudge'

type Hear = (what: Nudge, id: string) => void

/** Hears nudges on a connection of its own, and connects again when it is lost. Answers what ends it. */
export const listen = async (hear: Hear): Promise<() => Promise<void>> => {
  let client: pg.Client | undefined
  let ended = false

  const connect = async (): Promise<void> => {
    client = new pg.Client({ ...poolOptions('nudges'), keepAlive: true })
    client.on('error', (error) => log.warn({ err: error }, 'the nudging connection was lost'))
    client.on('end', again)
    client.on('notification', ({ payload = '' }) => {
      const [what, id = ''] = payload.split(':')
      hear(what as Nudge, id)
    })
    await client.connect()
    await client.query(`listen ${channel}`)
  }
  const again = () => {
    if (!ended) setTimeout(() => void connect().catch(again), 1_000).unref()
  }
  await connect()
  return async () => {
    ended = true
    await client?.end().catch(() => undefined)
  }
}
