import type { Payload, PayloadRequest } from 'payload'
import type { Logger } from 'pino'
import type { z } from 'zod'
import type { EffectCall, Perform } from '@/src/engine/effects/types'

/** A run as its steps and hooks see it. Ids are uuids, money is cents; `input` is what `startRun` was given. */
export type Run<Input = unknown> = {
  id: string
  pipeline: string
  agency: string | null
  client: string | null
  document: string | null
  createdBy: string | null
  attempt: number
  resumedFrom: string | null
  budgetCents: number | null
  costCents: number
  input: Input
}

/** A run in the hands of one worker; every write of that worker names `fence`. */
export type Claim = Run & {
  workerId: string
  fence: number
  starts: number
  costMicroUsd: number
  cancelRequested: boolean
  percent: number
}

export type RunStatus = 'queued' | 'running' | 'waiting' | 'completed' | 'failed' | 'canceled'

/** Why a run failed, or waits: registry code, the sentence people read, and the step. */
export type Failure = { code: string; message: string; step: string | null; trace?: string }

/** What a step may use. `outputs` holds the results of its needs; `answer` a person's answer to its question. */
export type StepContext<Needs = Record<string, unknown>, Input = unknown> = {
  run: Run<Input>
  outputs: Needs
  payload: Payload
  signal: AbortSignal
  log: Logger
  answer?: unknown
  /** Tells people what is being done; `fraction` (0–1) is how much of the step is behind. Costs nothing to call often. */
  progress(detail: string, fraction?: number): void
  /** Facts about the step for the run view, e.g. `{ sourcesFound: 40 }`; later calls add to earlier ones. */
  metadata(facts: Record<string, unknown>): void
  /** Calls the outside world at most once per key and request; after a crash the answer is read back. */
  effect<T>(call: EffectCall, perform: Perform<T>): Promise<T>
}

/** A step: `weight` is its share of the bar, `input` what its result depends on (default: the run's input and its needs). */
export type Step<Needs = Record<string, unknown>, Output = unknown, Input = unknown> = {
  label: string
  weight: number
  needs: readonly string[]
  input?(outputs: Needs, run: Run<Input>): unknown
  output: z.ZodType<Output>
  run(context: StepContext<Needs, Input>): Promise<Output>
}

/** A pipeline's hooks run in the one transaction that ends (or parks) the run; when a hook throws, the run has not ended. */
export type PipelineSpec<Outputs extends object = Record<string, unknown>, Input = unknown> = {
  /** Collection the run is about, for people and logs. */
  subject: string
  /** First word of its realtime messages, e.g. `generation` -> `generation:progress`. */
  channel?: string
  steps: { readonly [K in keyof Outputs]: Step<never, Outputs[K], Input> }
  /** How often a step may ask to be tried again, and the least pause between. Default 3 times, 60 s. */
  retry?: { times: number; afterSeconds: number }
  onComplete?(req: PayloadRequest, run: Run<Input>, outputs: Outputs): Promise<void>
  onFail?(req: PayloadRequest, run: Run<Input>, failure: Failure): Promise<void>
  onCancel?(req: PayloadRequest, run: Run<Input>): Promise<void>
  onRetry?(req: PayloadRequest, run: Run<Input>, failure: Failure): Promise<void>
  /** With it a step may ask a person; without it a question is a failure, for nobody would see it. */
  onAsk?(req: PayloadRequest, run: Run<Input>, question: string): Promise<void>
}

/** A checked pipeline: `order` is a topological order of its steps. */
export type Pipeline = Omit<PipelineSpec, 'steps' | 'retry'> & {
  name: string
  steps: Record<string, Step>
  order: string[]
  retry: { times: number; afterSeconds: number }
}
