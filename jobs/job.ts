import type { Payload } from 'payload'
import type { z } from 'zod'

/** A job: quick work on our own rows, delivered at least once. What is slow or external is a pipeline or an effect it starts. */
export type Job<Data = unknown> = {
  schema: z.ZodType<Data>
  handler(data: Data, tools: { payload: Payload; signal: AbortSignal }): Promise<void>
  /** At once in one process; default 5. */
  concurrency?: number
}

/** Gives a job's handler the type of its schema. */
export const job = <S extends z.ZodType>(definition: Job<z.infer<S>> & { schema: S }): Job => definition as unknown as Job
