import type { PayloadRequest } from 'payload'
import type { Subject as Thing } from '@/src/domain/platform/messages'
import type { AnyWorkflow } from '@/src/engine/workflow'

/** What is decided about: a row of a collection that has registered itself. */
export type SubjectRef = Thing

export const decisions = ['approve', 'reject', 'request_changes'] as const
export type Decision = (typeof decisions)[number]

/** The last part of a decision's address. */
export const decisionPaths: Record<Decision, string> = { approve: 'approve', reject: 'reject', request_changes: 'request-changes' }

export type Via = 'portal' | 'link' | 'api'

/** What exactly a person sees of a subject: `snapshot` is kept, `hash` is made of it by `fingerprintOf`. */
export type Seen = { hash: string; version: number; snapshot: Record<string, unknown> }

/** What a list shows of a subject. `dueAt` is when it is to go out; `thumbnail` the id of a file. */
export type Card = { title: string; agency: string; client: string; account?: string | null; dueAt?: Date | string | null; thumbnail?: string | null }

/** A decision that has settled a round. */
export type Verdict = {
  approval: string
  /** The id of what was decided about. */
  subject: string
  decision: Decision
  user: string
  version: number
  fingerprint: string
  note: string | null
  overrideReason: string | null
  mode: 'client' | 'override' | 'email_link'
  at: Date
}

/** How a kind of row takes part in approvals. All functions run in the request's transaction and make no calls to the outside. */
export type Subject = {
  slug: SubjectRef['slug']
  /** The word of the inbox. */
  kind: 'post' | 'document'
  /** What it is called in the middle of a sentence: `post`. */
  noun: string
  /** What would be decided about now. Throws RES_001. */
  fingerprint(req: PayloadRequest, id: string): Promise<Seen>
  card(req: PayloadRequest, id: string): Promise<Card>
  /** Who of the agency is told first of a decision; null: whoever works for the client. */
  agent(req: PayloadRequest, id: string): Promise<string | null>
  /** The workflow, its moves for the decisions that may be taken, and its move back within seconds. */
  transitions: { workflow: AnyWorkflow; undo: string; reopen?: string } & Partial<Record<Decision, string>>
  /** Further fields that the move of a decision writes. */
  fieldsOf?(verdict: Verdict, req: PayloadRequest): Record<string, unknown> | Promise<Record<string, unknown>>
  /** Fields that taking it back empties again. */
  fieldsOfUndo?(verdict: Verdict, req: PayloadRequest): Record<string, unknown> | Promise<Record<string, unknown>>
  /** What the endpoints of decisions answer; default: id, state and version. */
  show?(req: PayloadRequest, id: string): Promise<unknown>
  /** Where people read it, `link` as in notifications. */
  pages: { staff(id: string): string; client(id: string): string }
}

const subjects = new Map<SubjectRef['slug'], Subject>()

/** Lets a collection take part in approvals. Throws for one that is defined twice. */
export const defineSubject = (slug: SubjectRef['slug'], subject: Omit<Subject, 'slug'>): Subject => {
  if (subjects.has(slug)) throw new Error(`The subject ${slug} is defined twice.`)
  const defined = { slug, ...subject }
  subjects.set(slug, defined)
  return defined
}

/** The decisions that may be taken about this kind of row. */
export const decisionsOn = ({ transitions }: Subject): Decision[] => decisions.filter((decision) => transitions[decision])

/** The registration of a collection. Throws for one that has none. */
export const subjectOf = (slug: SubjectRef['slug']): Subject => {
  const subject = subjects.get(slug)
  if (!subject) throw new Error(`${slug} takes no part in approvals.`)
  return subject
}
