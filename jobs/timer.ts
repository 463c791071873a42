import { MongoBackend } from '@agendajs/mongo-backend'
import { PostgresBackend } from '@agendajs/postgres-backend'
import { Agenda, type AgendaBackend } from 'agenda'
import type { Payload } from 'payload'
import { createPool, poolOptions } from '@/src/engine/database/pool'
import { env } from '@/src/env'
import { log } from '@/src/log'
import { runSweep, type Sweep } from './sweeps'

const bootMs = 30_000

/** The running timer; `stop` waits for sweeps under way. */
export type Timer = { stop(): Promise<void> }

/**
 * Starts Agenda, which only says when: one repeated job per sweep, shared by all processes. It has a pool and, on Postgres,
 * a schema of its own. Throws when its store does not answer within 30 s.
 */
export const startTimer = async (payload: Payload, table: Record<string, Sweep>): Promise<Timer> => {
  const { backend, close } = await withinBoot(env.jobsBackend === 'mongo' ? openMongo() : openPostgres())
  const agenda = new Agenda({
    backend, processEvery: 1_000, maxConcurrency: 10, lockLimit: 20, defaultConcurrency: 1, defaultLockLimit: 2, defaultLockLifetime: 600_000, removeOnComplete: false,
  })
  agenda.on('error', (error) => log.error({ err: error }, 'the timer'))
  await withinBoot(agenda.ready)
  for (const [name, sweep] of Object.entries(table)) {
    agenda.define(name, async () => void (await runSweep(payload, name, sweep)))
    agenda.on(`fail:${name}`, (error: unknown) => log.error({ err: error, sweep: name }, 'a sweep failed'))
  }
  await agenda.start()
  for (const [name, { every }] of Object.entries(table)) await agenda.every(every, name, undefined, { timezone: 'UTC' })
  return {
    stop: async () => {
      await agenda.drain({ timeout: 5_000, closeConnection: false })
      await close()
    },
  }
}

type Store = { backend: AgendaBackend; close(): Promise<void> }

const openPostgres = async (): Promise<Store> => {
  const pool = createPool({ ...poolOptions('timer', 3), options: '-c search_path=agenda' })
  // Several processes start at once, and `create … if not exists` is not safe against that.
  const client = await pool.connect()
  try {
    await client.query(`select pg_advisory_lock(hashtext('impresario.timer'))`)
    await client.query('create schema if not exists agenda')
    const backend = await connected(new PostgresBackend({ pool, tableName: 'agenda_jobs', disableNotifications: true }))
    return { backend, close: () => pool.end() }
  } finally {
    // Destroyed rather than returned, so that the lock goes with it.
    client.release(true)
  }
}

const openMongo = async (): Promise<Store> => {
  const backend = await connected(new MongoBackend({ address: env.jobsUrl ?? '' }))
  return { backend, close: () => backend.disconnect() }
}

/** Agenda connects in its constructor without a catch; connected beforehand, a failure reaches whoever starts it. */
const connected = async <B extends AgendaBackend>(backend: B): Promise<B> => {
  await backend.connect()
  backend.connect = async () => undefined
  return backend
}

const withinBoot = <T>(work: Promise<T>): Promise<T> => {
  let timer: NodeJS.Timeout
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`The timer's store (${env.jobsBackend}) did not answer within ${bootMs / 1000} s.`)), bootMs)
  })
  return Promise.race([work, late]).finally(() => clearTimeout(timer))
}
