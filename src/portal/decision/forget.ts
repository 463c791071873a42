import type { Decision } from './calls'

/** Forgets the words of a decision once they have arrived. */
export const forgetWords = (decision: Decision, id: string): void => window.sessionStorage.removeItem(`draft.${decision}.${id}`)
