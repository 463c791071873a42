import { pipelineNamed, pipelineNames } from '@/src/engine/pipeline'
import '@/jobs/content/generateDocument'

/** Every pipeline as a graph of its steps with label and weight. */
export const pipelinePage = (): string =>
  ['# Pipelines', '', 'Made from the declarations in `jobs`; do not edit.', '', ...pipelineNames().sort().flatMap((name) => [section(name), ''])].join('\n')

const section = (name: string): string => {
  const { steps } = pipelineNamed(name)
  const nodes = Object.entries(steps).map(([id, { label }]) => `  ${id}["${label}"]`)
  const arrows = Object.entries(steps).flatMap(([id, { needs }]) => needs.map((need) => `  ${need} --> ${id}`))
  return [`## ${name}`, '', '```mermaid', 'flowchart TD', ...nodes, ...arrows, '```', '', '| step | label | weight | needs |', '| --- | --- | --- | --- |', ...Object.entries(steps).map(([id, step]) => `| ${id} | ${step.label} | ${step.weight} | ${step.needs.join(', ') || '—'} |`)].join('\n')
}
