import { workflows } from '@/src/domain/workflows'
import type { AnyWorkflow } from '@/src/engine/workflow'

/** Every workflow as a state diagram and a table of who moves what. */
export const workflowPage = (): string =>
  ['# Workflows', '', 'Made from the declarations in `src/domain`; do not edit.', '', ...workflows.flatMap((workflow) => [section(workflow), ''])].join('\n')

const section = (workflow: AnyWorkflow): string => {
  const edges = Object.entries(workflow.transitions)
  const arrows = edges.flatMap(([name, edge]) => edge.from.map((from) => `  ${from} --> ${edge.to}: ${name}`))
  const ends = Object.entries(workflow.states).flatMap(([state, { final }]) => (final ? [`  ${state} --> [*]`] : []))
  return [
    `## ${workflow.slug}${workflow.field === 'status' ? '' : `: ${workflow.field}`}`, '',
    '```mermaid', 'stateDiagram-v2', `  [*] --> ${workflow.initial}`, ...arrows, ...ends, '```', '',
    '| move | from | to | by | asks |', '| --- | --- | --- | --- | --- |',
    ...edges.map(([name, edge]) => `| ${name} | ${edge.from.join(', ')} | ${edge.to} | ${edge.by.join(', ')} | ${edge.asks?.join(', ') ?? '—'} |`),
  ].join('\n')
}
