import { setTimeout as pause } from 'node:timers/promises'
import pLimit from 'p-limit'
import type { Payload } from 'payload'
import { inTransaction, poolOf, sqlOf, systemRequest } from '@/src/engine/database'
import { faultOf, GiveUp } from '@/src/engine/pipeline/outcomes'
import { raiseAlert } from '@/src/engine/alerts'
import { log, withoutValues } from '@/src/log'
import { claimEvents, noteAgain, noteDead, noteHandled, type Claimed } from './claim'
import { causeOf } from './explain'
import { parsedOf } from '../parsed'
import { sourceNamed, type WebhookEvent } from '../source'

/** Seconds before the second, third … attempt, each ± 20 %; after the last one the message is dead. */
export const waits = [30, 120, 600, 1_800, 7_200, 21_600, 43_200, 86_400] as const

const batchSize = 100
const atOnce = 8
const unmatchedSeconds = 86_400
/** A message that ended its worker this often is not tried again. */
const deadly = 2

/** Works off what is due, a batch at a time. Answers how many messages were taken. */
export const processEvents = async (payload: Payload): Promise<number> => {
  const events = await claimEvents(poolOf(payload), batchSize)
  const limit = pLimit(atOnce)
  await Promise.all(events.map((event) => limit(() => processOne(payload, event))))
  return events.length
}

class Superseded extends Error {}

/** One attempt: what the handler writes and that it has done so are committed together or not at all. */
const processOne = async (payload: Payload, event: Claimed): Promise<void> => {
  if (event.crashes >= deadly) return putAside(payload, event, 'POISON', 'The worker stopped twice while working on this message.')
  try {
    const source = sourceNamed(event.source)
    if (!source) throw new GiveUp('SOURCE_UNKNOWN', `Nothing handles messages from ${event.source} any more.`)
    const req = await systemRequest(payload, `webhooks.${event.source}`)
    const waiting = await inTransaction(req, async () => {
      const { status, changes } = await source.handle(req, asEvent(event))
      if (status === 'unmatched') return true
      if (!(await noteHandled(sqlOf(req), event, status, changes))) throw new Superseded('Another worker has this message.')
      return false
    })
    if (waiting) await noteUnmatched(payload, event)
  } catch (error) {
    if (!(error instanceof Superseded)) await stubbornly(() => noteFault(payload, event, error))
  }
}

/** The message with its body parsed. */
export const asEvent = ({ fence: _fence, age: _age, crashes: _crashes, ...event }: Claimed): WebhookEvent => ({ ...event, body: parsedOf(event.raw) })

/** What a message is about may still be on its way; after a day it is left to a person. */
const noteUnmatched = (payload: Payload, event: Claimed): Promise<void> => {
  const again = event.age < unmatchedSeconds ? wait(event.attempts) : null
  return noteAgain(poolOf(payload), event, 'unmatched', again, 'UNMATCHED', 'What this message is about is not known here.')
}

const noteFault = async (payload: Payload, event: Claimed, error: unknown): Promise<void> => {
  const db = poolOf(payload)
  const fault = faultOf(error)
  const unforeseen = 'trace' in fault && fault.trace !== undefined
  const code = unforeseen || !('code' in fault) ? 'HANDLER_ERROR' : fault.code
  const message = unforeseen && error instanceof Error ? withoutValues(error.message) : 'message' in fault ? fault.message : fault.kind
  log.warn({ err: error, event: event.id, attempt: event.attempts }, 'a webhook was not processed')
  const hopeless = !unforeseen && fault.kind !== 'retry'
  if (hopeless || event.attempts > waits.length) return putAside(payload, event, code, message)
  return noteAgain(db, event, 'failed', Math.max(wait(event.attempts), 'afterSeconds' in fault ? fault.afterSeconds : 0), code, message)
}

/** Nothing is given up silently. */
const putAside = async (payload: Payload, event: Claimed, code: string, message: string): Promise<void> => {
  await noteDead(poolOf(payload), event, code, message)
  const { sentence, advice } = causeOf(code)
  await raiseAlert(payload, { kind: 'webhooks.dead', severity: 'warning', title: `Messages from ${event.source} could not be handled`, detail: `${sentence} ${advice}`, agency: event.agency, subject: `${event.source} ${code}` })
}

const wait = (attempts: number): number => waits[Math.min(attempts, waits.length) - 1]! * (0.8 + Math.random() * 0.4)

/** A database that was away for a moment must not look like a message that kills its worker. */
const stubbornly = async (work: () => Promise<void>): Promise<void> => {
  for (let tries = 1; ; tries += 1) {
    try {
      return await work()
    } catch (error) {
      if (tries === 5) return log.error({ err: error }, 'a webhook was not noted')
      await pause(2_000)
    }
  }
}
