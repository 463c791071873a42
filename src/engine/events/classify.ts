type Category = 'auth' | 'resource' | 'generation' | 'distribution' | 'admin'

const auth = /^(login|logout|login_failed|denied|refresh_reused|password|reset|verif|session|mfa|second_factor|factor|step_up|lock|unlock)/
const distribution = /^(distribut|publish|unpublish|send|sent|deliver|pitch)/
const administered = new Set(['agencies', 'plans', 'users', 'api-keys', 'connections', 'alerts', 'webhook-endpoints', 'webhook-deliveries', 'webhook-events', 'sealed-secrets'])
const generated = new Set(['documents', 'pipeline-runs'])
const plain = new Set(['create', 'update', 'delete', 'restore', 'download', 'export', 'import', 'note', 'requestReview', 'approve', 'requestChanges', 'undo', 'reopen'])

/** `api-keys.create` is the action `api_key_create`, because keys are looked for by it; all others are the type's verb. */
const named: Record<string, string> = { 'api-keys.create': 'api_key_create', 'api-keys.revoke': 'api_key_revoke', 'api-keys.rotate': 'api_key_rotate' }

/** The action and the category that the audit log shows and filters for an event's type, `<collection>.<verb>` (spec 06-platform §6). */
export const classify = (type: string): { action: string; category: Category } => {
  const at = type.lastIndexOf('.')
  const [slug, verb] = at < 0 ? ['', type] : [type.slice(0, at), type.slice(at + 1)]
  return { action: (named[type] ?? verb).slice(0, 50), category: categoryOf(slug, verb) }
}

const categoryOf = (slug: string, verb: string): Category => {
  if (auth.test(verb)) return 'auth'
  if (administered.has(slug) || /^(role_change|impersonate|setting|permission|backup)/.test(verb)) return 'admin'
  if (distribution.test(verb)) return 'distribution'
  return generated.has(slug) && !plain.has(verb) ? 'generation' : 'resource'
}
