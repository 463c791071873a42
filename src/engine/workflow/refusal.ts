import type { AnyWorkflow, By, Transition } from './define'

/** One button: what it is called, whether it may be pressed now and, when not, the sentence that says why. */
export type Action = { name: string; label: string; asks: readonly string[]; enabled: boolean; reason: string | null }

type Doc = Record<string, unknown>

/** Null when the move may be made, else why not. The server refuses and the buttons explain by this one function. */
export const refusalOf = (workflow: AnyWorkflow, edge: Transition<string, Doc>, doc: Doc, roles: readonly By[]): string | null => {
  if (!edge.by.some((role) => roles.includes(role))) return 'Your role does not allow this.'
  const state = String(doc[workflow.field])
  if (!edge.from.includes(state)) return `Only possible while ${orList(edge.from.map((from) => workflow.states[from]?.label.toLowerCase() ?? from))}.`
  for (const guard of edge.needs ?? []) {
    const reason = guard(doc)
    if (reason) return reason
  }
  return null
}

/** What these roles may do with this row, in the order of the declaration; moves of the system alone are left out. */
export const actionsFor = (workflow: AnyWorkflow, doc: Doc, roles: readonly By[]): Action[] =>
  Object.entries(workflow.transitions)
    .filter(([, edge]) => edge.by.some((role) => role !== 'system' && roles.includes(role)))
    .map(([name, edge]) => {
      const reason = refusalOf(workflow, edge, doc, roles)
      return { name, label: edge.label, asks: edge.asks ?? [], enabled: reason === null, reason }
    })

/** The names of the moves that the state itself allows, whoever asks. */
export const allowedFrom = (workflow: AnyWorkflow, state: string): string[] =>
  Object.entries(workflow.transitions).filter(([, edge]) => edge.from.includes(state)).map(([name]) => name)

const orList = (words: string[]): string => (words.length > 1 ? `${words.slice(0, -1).join(', ')} or ${words.at(-1)}` : words.join(''))
