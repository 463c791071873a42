import { describe, expect, it } from 'vitest'
import { staffRoles } from '@/access/roles'
import { actionsFor, refusalOf, type By } from '@/src/engine/workflow'
import { defineWorkflow } from '@/src/engine/workflow'
import { workflows } from './workflows'

const roles: By[] = ['super_admin', 'agency_admin', 'agency_member', 'seller', 'producer', 'talent', 'client', 'system']

describe.each(workflows.map((workflow) => [workflow.slug, workflow] as const))('the workflow of %s', (_, workflow) => {
  const cases = Object.entries(workflow.transitions).flatMap(([name, edge]) =>
    Object.keys(workflow.states).flatMap((state) => roles.map((role) => ({ name, edge, state, role }))),
  )

  it.each(cases)('$name from $state by $role', ({ edge, state, role }) => {
    const allowed = edge.from.includes(state) && edge.by.includes(role)
    const unguarded = { ...edge, needs: [] }
    expect(refusalOf(workflow, unguarded, { [workflow.field]: state }, [role]) === null).toBe(allowed)
  })

  it('never offers a person a move of the system alone, and gives a reason for each disabled one', () => {
    for (const state of Object.keys(workflow.states)) {
      for (const role of staffRoles) {
        for (const action of actionsFor(workflow, { [workflow.field]: state }, [role])) {
          expect(workflow.transitions[action.name]?.by).toContain(role)
          expect(action.enabled).toBe(action.reason === null)
        }
      }
    }
  })
})

describe('a faulty declaration', () => {
  const states = { open: { label: 'Open' }, shut: { label: 'Shut', final: true } }
  const shut = { label: 'Shut', from: ['open'], to: 'shut', by: ['system'] } as const

  it('is refused when a state cannot be reached', () => {
    expect(() => defineWorkflow('x', { initial: 'open', states: { ...states, lost: { label: 'Lost', final: true } } as typeof states, transitions: { shut } })).toThrow('lost cannot be reached')
  })

  it('is refused when a state that is not final has no way out', () => {
    expect(() => defineWorkflow('x', { initial: 'open', states: { open: { label: 'Open' }, shut: { label: 'Shut' } }, transitions: { shut } })).toThrow('shut has no way out')
  })
})
