export type Family = { name: string; all: string; events: { type: string; when: string }[] }

const names: Record<string, string> = {
  document: 'Finished documents', documents: 'Documents', clients: 'Clients', claims: 'Claims', sources: 'Sources', files: 'Files', users: 'People and sign-in', 'api-keys': 'API keys', usage: 'Usage',
  webhook: 'Messages', 'webhook-endpoints': 'Webhook endpoints', agencies: 'Agency', connections: 'Connections', 'team-assignments': 'Clients of members', 'review-tasks': 'Review tasks',
}
const order = Object.keys(names)
const placeOf = (family: string): number => (order.includes(family) ? order.indexOf(family) : order.length)

/** The catalog by family, the most wanted first, each event with the end of the sentence “Sent when …”. */
export const familiesOf = (catalog: readonly { type: string; when: string }[]): Family[] => {
  const families = [...new Set(catalog.map(({ type }) => type.split('.')[0]!))].toSorted((one, other) => placeOf(one) - placeOf(other) || one.localeCompare(other))
  return families.map((family) => ({
    name: names[family] ?? family.replaceAll('-', ' ').replace(/^./, (first) => first.toUpperCase()),
    all: `${family}.*`,
    events: catalog.filter(({ type }) => type.split('.')[0] === family).map(({ type, when }) => ({ type, when: when.replaceAll('`', '') })),
  }))
}

/** The choice after one box was pressed: what a wider choice covers is not named again. */
export const toggled = (chosen: readonly string[], type: string): string[] => {
  if (chosen.includes(type)) return chosen.filter((one) => one !== type)
  if (type === '*') return ['*']
  const covered = type.endsWith('.*') ? (one: string) => one.startsWith(type.slice(0, -1)) : () => false
  return [...chosen.filter((one) => !covered(one)), type]
}

/** What an endpoint is told, in a few words. */
export const eventsInWords = (chosen: readonly string[]): string => {
  if (chosen.includes('*')) return 'Everything'
  if (!chosen.length) return 'Nothing yet'
  return chosen.length <= 2 ? chosen.join(', ') : `${chosen.slice(0, 2).join(', ')} and ${chosen.length - 2} more`
}
