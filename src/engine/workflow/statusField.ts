import type { SelectField } from 'payload'
import { systemReason } from '@/src/engine/doors'
import { fail } from '@/src/errors'
import type { AnyWorkflow } from './define'

/** The state as a field that nobody can write: it changes by a transition only, whatever door is used. */
export const statusField = (flow: AnyWorkflow): SelectField => {
  return {
    name: flow.field,
    type: 'select',
    required: true,
    index: true,
    defaultValue: flow.initial,
    options: Object.entries(flow.states).map(([value, { label }]) => ({ value, label })),
    access: { create: () => false, update: () => false },
    admin: { readOnly: true, position: 'sidebar', components: { Cell: '@/src/admin/status/StatusCell#StatusCell' }, custom: { tones: tonesOf(flow) } },
    hooks: { beforeChange: [({ value, previousValue, operation }) => onlyByTransition(flow, operation, value, previousValue)] },
  }
}

const tonesOf = (flow: AnyWorkflow) => Object.fromEntries(Object.entries(flow.states).map(([state, { tone }]) => [state, tone ?? 'quiet']))

const onlyByTransition = (flow: AnyWorkflow, operation: string | undefined, value: unknown, before: unknown): unknown => {
  if (operation === 'create') return systemReason() && value ? value : flow.initial
  const reason = systemReason() ?? ''
  if (value !== before && !reason.startsWith(`${flow.slug}.`)) throw fail('RES_003', { message: 'The state changes by an action, not by editing.' })
  return value
}
