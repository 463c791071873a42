import { claim } from '@/src/domain/content/claim.workflow'
import { document } from '@/src/domain/content/document.workflow'
import { reviewTask } from '@/src/domain/platform/reviewTask.workflow'
import { post } from '@/src/domain/social/post.workflow'

export type Tone = 'quiet' | 'busy' | 'good' | 'bad'
export type PillStyle = 'light-gray' | 'warning' | 'success' | 'error'

const flows = { documents: document, claims: claim, posts: post, 'review-tasks': reviewTask } as const

/** The pill that says a tone: one colour per kind of state, all over the product. */
export const pillOf = (tone: Tone | undefined): PillStyle => ({ quiet: 'light-gray', busy: 'warning', good: 'success', bad: 'error' } as const)[tone ?? 'quiet']

/** Label and pill of a state as its workflow declares them; an unknown state shows its own word. */
export const shownState = (collection: keyof typeof flows, state: string): { label: string; pill: PillStyle } => {
  const known = (flows[collection].states as Record<string, { label: string; tone?: Tone } | undefined>)[state]
  return { label: known?.label ?? state, pill: pillOf(known?.tone) }
}
