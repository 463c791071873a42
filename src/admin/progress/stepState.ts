import { isOver, type RunFacts, type StepFacts } from './types'

export type StepState = 'open' | 'running' | 'done' | 'failed' | 'stopped'

/** How a step stands for a reader. Of a run that ended only the step it failed at has failed; what was at work beside it was stopped. */
export const stepState = (facts: StepFacts | undefined, run: RunFacts, failedStep: string | null = run.failedStep): StepState => {
  if (run.status === 'completed') return 'done'
  if (!facts) return 'open'
  if (facts.status === 'done') return 'done'
  if (!isOver(run.status)) return 'running'
  return run.status === 'failed' && facts.step === failedStep ? 'failed' : 'stopped'
}
