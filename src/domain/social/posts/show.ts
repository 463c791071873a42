import type { PayloadRequest } from 'payload'
import { post } from '@/src/domain/social/post.workflow'
import type { Verdict } from '@/src/domain/social/rules'
import { isStaffOn, rolesOn } from '@/src/engine/tenancy/membership'
import { actionsFor, type Action } from '@/src/engine/workflow'
import { readPost, type Row } from './row'
import { verdictOf } from './verdict'

const inWork = ['draft', 'changes_requested']

/** Actions that move no state, by the states in which staff may take them. */
const further: Record<string, readonly string[]> = {
  edit: inWork,
  delete: ['draft'],
  reschedule: [...inWork, 'approved'],
  duplicate: ['draft', 'pending_approval', 'changes_requested', 'approved', 'rejected', 'posted'],
  correctLink: ['posted'],
}

/** What the caller may do with a post as buttons; taking a decision back is offered by the approval itself, while it may be. */
const postActions = (req: PayloadRequest, row: Record<string, unknown>): Action[] =>
  actionsFor(post, row, rolesOn(req.user, { agency: row.agency, client: row.client })).filter(({ name }) => name !== 'undo')

/** The names of what the caller may do just now. */
export const allowedActions = (req: PayloadRequest, row: Record<string, unknown>): string[] => {
  const moves = postActions(req, row).filter(({ enabled }) => enabled).map(({ name }) => name)
  const own = isStaffOn(req.user, row as { agency?: unknown }) ? Object.entries(further).filter(([, states]) => states.includes(String(row.status))).map(([name]) => name) : []
  return [...moves, ...own]
}

/** What the rules say of a post, for those who work on it. */
export const checked = async (req: PayloadRequest, row: Row): Promise<{ validation?: Verdict }> =>
  isStaffOn(req.user, row as { agency?: unknown }) ? { validation: await verdictOf(req, row) } : {}

/** What stands beside a post that is read alone: what may be done with it and, for staff, what the rules say. */
export const besides = async (req: PayloadRequest, row: Row): Promise<Record<string, unknown>> => ({
  allowedActions: allowedActions(req, row),
  actions: postActions(req, row),
  ...(await checked(req, row)),
})

/** A post as its page shows it. Throws RES_001, RES_004. */
export const showPost = async (req: PayloadRequest, id: string): Promise<Record<string, unknown>> => {
  const row = await readPost(req, id)
  return { ...row, ...(await besides(req, row)) }
}
