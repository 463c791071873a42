import type { z } from 'zod'
import type { Pipeline, PipelineSpec, Step, StepContext, Run } from './types'

type StepShape<All extends object, N extends readonly (keyof All & string)[], S extends z.ZodType, Input> = {
  label: string
  weight: number
  needs: N
  input?(outputs: Pick<All, N[number]>, run: Run<Input>): unknown
  output: S
  run(context: StepContext<Pick<All, N[number]>, Input>): Promise<z.infer<S>>
}

/**
 * The step maker of one pipeline: `const step = stepsOf<Outputs, Input>()`, where `Outputs` maps step id -> result.
 * A need that is no step, and the use of a result that is no need, are type errors.
 */
export const stepsOf =
  <All extends object, Input = unknown>() =>
  <const N extends readonly (keyof All & string)[], S extends z.ZodType>(step: StepShape<All, N, S, Input>): Step<never, z.infer<S>, Input> =>
    step as unknown as Step<never, z.infer<S>, Input>

/** A step whose needs are read as `unknown`; `stepsOf` gives them types. */
export const defineStep = stepsOf<Record<string, unknown>>()

const known = new Map<string, Pipeline>()

/** Checks and registers a pipeline. Throws for an unknown need, a circle, weights that do not add up to 100, a name used twice. */
export const definePipeline = <Outputs extends object = Record<string, unknown>, Input = unknown>(
  name: string,
  spec: PipelineSpec<Outputs, Input>,
): Pipeline => {
  if (known.has(name)) throw new Error(`The pipeline ${name} is defined twice.`)
  const steps = spec.steps as unknown as Record<string, Step>
  const weight = Object.values(steps).reduce((sum, step) => sum + step.weight, 0)
  if (weight !== 100) throw new Error(`The weights of ${name} add up to ${weight}, not 100.`)
  const pipeline = { ...spec, name, steps, order: inOrder(name, steps), retry: spec.retry ?? { times: 3, afterSeconds: 60 } } as unknown as Pipeline
  known.set(name, pipeline)
  return pipeline
}

/** The pipeline of that name. Throws when this build has none. */
export const pipelineNamed = (name: string): Pipeline => {
  const pipeline = known.get(name)
  if (!pipeline) throw new Error(`There is no pipeline named ${name}.`)
  return pipeline
}

/** The names this process can run. */
export const pipelineNames = (): string[] => [...known.keys()]

const inOrder = (name: string, steps: Record<string, Step>): string[] => {
  const ids = Object.keys(steps)
  for (const id of ids) {
    const unknown = steps[id]!.needs.find((need) => !(need in steps))
    if (unknown) throw new Error(`The step ${id} of ${name} needs ${unknown}, which is no step.`)
  }
  const order: string[] = []
  while (order.length < ids.length) {
    const next = ids.filter((id) => !order.includes(id) && steps[id]!.needs.every((need) => order.includes(need)))
    if (next.length === 0) throw new Error(`The steps of ${name} need each other in a circle: ${ids.filter((id) => !order.includes(id)).join(', ')}.`)
    order.push(...next)
  }
  return order
}

/** The step and all that directly or indirectly need it. */
export const dependents = (pipeline: Pipeline, step: string): Set<string> => {
  const found = new Set([step])
  for (const id of pipeline.order) if (pipeline.steps[id]!.needs.some((need) => found.has(need))) found.add(id)
  return found
}
