import { randomBytes } from 'node:crypto'
import os from 'node:os'
import type { Payload } from 'payload'
import { poolOf } from '@/src/engine/database'
import { defineEffect, deliverer, type Deliverer } from '@/src/engine/effects'
import { abortHeld, Canceled, emitCanceled, listen, paced, runner } from '@/src/engine/pipeline'
import { processEvents } from '@/src/engine/webhooks'
import { env } from '@/src/env'
import { log } from '@/src/log'
import { registerJobs } from './index'
import './platform/effects'
import './social/effects'
import { sendMail } from './platform/sendMail'
import { deliverWebhook } from './platform/webhooks/deliver'
import { dispatchEvents, subscriptions } from './subscriptions'
import { sweeps } from './sweeps'
import { startTimer } from './timer'

/** How long runs may go on after the worker was told to stop; the supervisor kills it after 20 s. */
const drainMs = 12_000
/** Everybody also looks by himself, for nudges can be lost. */
const lookEveryMs = 2_000
/** Looks are at least this far apart. */
const pauseMs = 25

registerJobs()
defineEffect('mail.send', sendMail)
defineEffect('webhook.deliver', deliverWebhook)

export type Worker = { id: string; stop(): Promise<void> }

/** Starts this process's part of the work: runs in their slots, deliveries, what follows from events, and the shared timer. */
export const startWorker = async (payload: Payload, slots = env.workerSlots, perAgency = env.runsPerAgency): Promise<Worker> => {
  const id = `${os.hostname()}:${process.pid}:${randomBytes(3).toString('hex')}`
  let stopping = false
  const runs = runner(payload, { workerId: id, slots, perAgency }, () => lookForRuns.touch())
  const effects = deliverer(payload, id, () => lookForEffects.touch())
  const lookForRuns = paced(pauseMs, () => quietly('runs', runs.look))
  const lookForEffects = paced(pauseMs, () => quietly('effects', () => deliverDue(payload, effects)))
  const lookForWebhooks = paced(pauseMs, () => quietly('webhooks', () => processDue(payload, () => stopping)))
  const unlisten = await listen((what, runId) => {
    if (what === 'run') lookForRuns.touch()
    if (what === 'effect') lookForEffects.touch()
    if (what === 'webhook') lookForWebhooks.touch()
    if (what === 'cancel') void stopCanceled(payload, runId)
  })
  const looks = [lookForRuns, lookForEffects, lookForWebhooks]
  const lookAtAll = () => looks.forEach((look) => look.touch())
  const interval = setInterval(lookAtAll, lookEveryMs)
  lookAtAll()
  const timer = await startTimer(payload, sweeps)
  const stop = async () => {
    clearInterval(interval)
    stopping = true
    await Promise.all(looks.map((look) => look.stop()))
    const [count] = await Promise.all([runs.stop(drainMs), effects.stop(drainMs), timer.stop(), unlisten()])
    log.info({ worker: id, runs: count }, 'the worker has stopped')
  }
  return { id, stop }
}

const deliverDue = async (payload: Payload, effects: Deliverer): Promise<void> => {
  while ((await dispatchEvents(poolOf(payload), subscriptions)).events > 0);
  await effects.look()
}

/** What has come in from outside, as long as there is some; a batch at a time, so that stopping waits for one only. */
const processDue = async (payload: Payload, stopping: () => boolean): Promise<void> => {
  while (!stopping() && (await processEvents(payload)) > 0);
}

const stopCanceled = async (payload: Payload, runId: string): Promise<void> => {
  abortHeld(runId, new Canceled('The run was canceled.'))
  await quietly('canceled', () => emitCanceled(payload, runId))
}

/** Looking again comes by itself; a look that failed is only worth a line. */
const quietly = async (what: string, look: () => Promise<void>): Promise<void> => {
  try {
    await look()
  } catch (error) {
    log.warn({ err: error, what }, 'looking for work failed')
  }
}
