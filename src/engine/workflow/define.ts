/** A person's role as the permission table knows it, or the platform itself. */
export type By = 'super_admin' | 'agency_admin' | 'agency_member' | 'seller' | 'producer' | 'talent' | 'client' | 'system'

/** Pure: null when the row is ready, else the sentence that the person reads. */
export type Guard<D> = { guard(doc: D): string | null }['guard']

export type State = { label: string; final?: boolean; tone?: 'quiet' | 'busy' | 'good' | 'bad' }

export type Transition<S extends string, D> = {
  label: string
  from: readonly S[]
  to: S
  by: readonly By[]
  asks?: readonly string[]
  needs?: readonly Guard<D>[]
  /** False for a move whose endpoint a domain declares itself, because it does more than move the state. */
  endpoint?: boolean
}

export type Workflow<S extends string = string, T extends string = string, D = Record<string, unknown>> = {
  slug: string
  field: string
  initial: S
  states: Record<S, State>
  transitions: Record<T, Transition<S, D>>
}

/** A workflow of whatever states, as the mechanisms take it. */
export type AnyWorkflow<T extends string = string> = Workflow<string, T>

type Declared<S extends string, T extends string, D> = Omit<Workflow<S, T, D>, 'slug' | 'field'> & { field?: string }

/**
 * Declares the whole life of a row as data. Throws at once when a state cannot be reached, a non-final state has no
 * way out, or a transition names a state that is not there.
 */
export const defineWorkflow = <S extends string, T extends string, D = Record<string, unknown>>(slug: string, declared: Declared<S, T, D>): Workflow<S, T, D> => {
  const workflow = { slug, field: 'status', ...declared }
  const faults = [...unknownStates(workflow), ...unreachable(workflow), ...deadEnds(workflow)]
  if (faults.length) throw new Error(`Workflow ${slug}: ${faults.join('; ')}`)
  return workflow
}

const edges = <S extends string, T extends string, D>(workflow: Workflow<S, T, D>): Transition<S, D>[] => Object.values(workflow.transitions)

const unknownStates = <S extends string, T extends string, D>(workflow: Workflow<S, T, D>): string[] =>
  edges(workflow).flatMap((edge) => [...edge.from, edge.to]).filter((state) => !(state in workflow.states)).map((state) => `state ${state} is not declared`)

const unreachable = <S extends string, T extends string, D>(workflow: Workflow<S, T, D>): string[] => {
  const seen = new Set<S>([workflow.initial])
  for (let grown = true; grown; ) {
    const next = edges(workflow).filter((edge) => !seen.has(edge.to) && edge.from.some((state) => seen.has(state)))
    next.forEach((edge) => seen.add(edge.to))
    grown = next.length > 0
  }
  return (Object.keys(workflow.states) as S[]).filter((state) => !seen.has(state)).map((state) => `state ${state} cannot be reached`)
}

const deadEnds = <S extends string, T extends string, D>(workflow: Workflow<S, T, D>): string[] =>
  (Object.keys(workflow.states) as S[])
    .filter((state) => !workflow.states[state].final && !edges(workflow).some((edge) => edge.from.includes(state)))
    .map((state) => `state ${state} has no way out`)
