import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import { poolOptions } from '@/src/engine/database/pool'
import { log } from '@/src/log'
import { channel, type Nudge } from './nudge'

type Hear = (what: Nudge, id: string) => void
type Line = { client: pg.Client; gone: Promise<unknown> }

/**
 * Hears nudges on a connection of its own; when that is lost there is one new try per pause until one succeeds.
 * Answers what ends it. Throws when the first connection fails.
 */
export const listen = async (hear: Hear, pauseMs = 1_000): Promise<() => Promise<void>> => {
  let ended = false
  let line = await open(hear)

  const keep = async () => {
    await line.gone
    while (!ended) {
      await wait(pauseMs, undefined, { ref: false })
      const next = ended ? null : await open(hear).catch(notYet)
      if (!next) continue
      line = next
      await line.gone
    }
  }
  const kept = keep()
  return async () => {
    ended = true
    await line.client.end()
    await kept
  }
}

const open = async (hear: Hear): Promise<Line> => {
  const client = new pg.Client({ ...poolOptions('nudges'), keepAlive: true })
  const gone = new Promise((resolve) => client.once('end', resolve))
  client.on('error', (error) => log.warn({ err: error }, 'the nudging connection was lost'))
  client.on('notification', ({ payload = '' }) => {
    const [what, id = ''] = payload.split(':')
    hear(what as Nudge, id)
  })
  try {
    await client.connect()
    await client.query(`listen ${channel}`)
    return { client, gone }
  } catch (error) {
    await client.end().catch(() => undefined)
    throw error
  }
}

const notYet = (error: unknown): null => {
  log.warn({ err: error }, 'nudges cannot be heard yet')
  return null
}
