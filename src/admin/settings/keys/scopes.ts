export type ScopeGroup = { name: string; scopes: { scope: string; word: string }[] }

const names: Record<string, string> = {
  clients: 'Clients', documents: 'Documents', social: 'Posts, their figures and the accounts they go to', sources: 'Sources', templates: 'Designs', files: 'Files', claims: 'Claims', evidence: 'Evidence', schedule: 'Schedule',
  'pipeline-runs': 'Generations', 'pipeline-steps': 'Steps of generations', 'review-tasks': 'Review tasks', 'ai-usage': 'Usage', events: 'Audit log', effects: 'Outgoing calls',
  'webhook-endpoints': 'Webhooks', 'webhook-deliveries': 'Webhook deliveries', 'webhook-events': 'Incoming messages', 'team-assignments': 'Clients of members',
}
const words: Record<string, string> = { create: 'Add', read: 'Read', write: 'Write', update: 'Change', delete: 'Delete', distribute: 'Distribute', export: 'Export' }
const order = Object.keys(names)

const plain = (name: string): string => name.replaceAll('-', ' ').replace(/^./, (first) => first.toUpperCase())
const placeOf = (name: string): number => (order.includes(name) ? order.indexOf(name) : order.length)

/** A scope as people say it: `documents:read` is “Read documents”. */
export const scopeInWords = (scope: string): string => {
  const [group = '', action = ''] = scope.split(':')
  return `${words[action] ?? plain(action)} ${(names[group] ?? plain(group)).toLowerCase()}`
}

/** The scopes by what they are about, the most used first. */
export const scopeGroups = (scopes: readonly string[]): ScopeGroup[] => {
  const groups = [...new Set(scopes.map((scope) => scope.split(':')[0]!))].toSorted((one, other) => placeOf(one) - placeOf(other) || one.localeCompare(other))
  const actions = Object.keys(words)
  const of = (group: string) => scopes.filter((scope) => scope.startsWith(`${group}:`)).toSorted((one, other) => actions.indexOf(one.split(':')[1]!) - actions.indexOf(other.split(':')[1]!))
  return groups.map((group) => ({ name: names[group] ?? plain(group), scopes: of(group).map((scope) => ({ scope, word: words[scope.split(':')[1]!] ?? scope })) }))
}
