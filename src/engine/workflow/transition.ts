import type { CollectionSlug, PayloadRequest } from 'payload'
import { inTransaction, sqlOf } from '@/src/engine/database'
import { as, asSystem, systemReason } from '@/src/engine/doors'
import { recordEvent } from '@/src/engine/events'
import { idOf } from '@/src/engine/idOf'
import { rolesOn } from '@/src/engine/tenancy/membership'
import { asUuid } from '@/src/engine/ids'
import { fail } from '@/src/errors'
import type { AnyWorkflow, By } from './define'
import { allowedFrom, refusalOf } from './refusal'

type Doc = Record<string, unknown> & { id: string; agency?: unknown; client?: unknown }
export type Answers = { id: string; note?: string; changes?: Record<string, unknown>; metadata?: Record<string, unknown>; [asked: string]: unknown }

/**
 * Moves a row along a declared transition: locks it, checks state, role, guards and answers, writes the new state with
 * `changes`, and records the event `<collection>.<name>`, all in one transaction. The only writer of a status.
 * Throws RES_001 for a row the caller may not see, AUTH_004 for the role, RES_003 with `{state, allowed}`, VAL_002 for a missing answer.
 */
export const transition = async <T extends string>(req: PayloadRequest, workflow: AnyWorkflow<T>, name: NoInfer<T>, answers: Answers): Promise<Doc> => {
  const flow = workflow as AnyWorkflow
  const edge = flow.transitions[name]
  if (!edge) throw fail('RES_001')
  return inTransaction(req, async () => {
    const doc = await locked(req, flow, answers.id)
    refuse(flow, name, doc, await rolesFor(req, doc))
    const missing = (edge.asks ?? []).find((asked) => !String(answers[asked] ?? '').trim())
    if (missing) throw fail('VAL_002', { field: missing, message: `Please give a ${missing}.` })
    const moved = await asSystem(req, `${flow.slug}.${name}`).update(flow.slug as CollectionSlug, doc.id, { ...answers.changes, [flow.field]: edge.to } as never)
    await recordEvent(req, {
      type: `${flow.slug}.${name}`, resourceType: flow.slug, resourceId: doc.id, resourceName: nameOf(doc),
      agency: idOf(doc.agency), client: idOf(doc.client), from: String(doc[flow.field]), to: edge.to,
      note: answers.note ?? (answers.reason as string | undefined) ?? null, metadata: answers.metadata,
    })
    return moved as unknown as Doc
  })
}

const locked = async (req: PayloadRequest, workflow: AnyWorkflow, id: string): Promise<Doc> => {
  const table = workflow.slug.replaceAll('-', '_')
  await sqlOf(req).query(`select id from ${table} where id = $1 for update`, [asUuid(id)])
  const door = actsAsSystem(req) ? asSystem(req, 'transition') : as(req)
  return (await door.findByID(workflow.slug as CollectionSlug, id)) as unknown as Doc
}

const actsAsSystem = (req: PayloadRequest) => !req.user || systemReason() !== undefined

const rolesFor = async (req: PayloadRequest, doc: Doc): Promise<By[]> => (actsAsSystem(req) ? ['system'] : [...rolesOn(req.user, doc)])

const refuse = (workflow: AnyWorkflow, name: string, doc: Doc, roles: By[]): void => {
  const edge = workflow.transitions[name]!
  const reason = refusalOf(workflow, edge, doc, roles)
  if (!reason) return
  if (!edge.by.some((role) => roles.includes(role))) throw fail('AUTH_004')
  const state = String(doc[workflow.field])
  throw fail('RES_003', { message: reason, name: edge.from.includes(state) ? undefined : 'INVALID_TRANSITION', details: { state, allowed: allowedFrom(workflow, state) } })
}

const nameOf = (doc: Doc): string | null => {
  const name = doc.title ?? doc.name ?? doc.companyName ?? doc.text
  return typeof name === 'string' ? name.slice(0, 255) : null
}
