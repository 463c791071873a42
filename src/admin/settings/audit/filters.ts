export type Filters = { user: string; category: string; action: string; resourceType: string; status: string; from: string; to: string; text: string }

export const noFilters: Filters = { user: '', category: '', action: '', resourceType: '', status: '', from: '', to: '', text: '' }

/** The query of the audit endpoint for these filters; `agency` is empty for all that the reader may see. */
export const queryOf = (filters: Filters, agency: string, more: Record<string, string> = {}): string =>
  new URLSearchParams(Object.entries({ ...(agency && { agency }), ...filters, text: filters.text.trim(), ...more }).filter(([, value]) => value)).toString()

export const categories = [
  { label: 'Every kind', value: '' }, { label: 'Sign-in', value: 'auth' }, { label: 'Administration', value: 'admin' }, { label: 'Content', value: 'resource' },
  { label: 'Generation', value: 'generation' }, { label: 'Distribution', value: 'distribution' },
]

export const actions = [
  { label: 'Every action', value: '' }, { label: 'Added', value: 'create' }, { label: 'Changed', value: 'update' }, { label: 'Deleted', value: 'delete' }, { label: 'Signed in', value: 'login' },
  { label: 'Signed out', value: 'logout' }, { label: 'Sign-in refused', value: 'login_failed' }, { label: 'Attempt refused', value: 'denied' }, { label: 'Exported', value: 'export' },
  { label: 'API key made', value: 'api_key_create' }, { label: 'API key rotated', value: 'api_key_rotate' }, { label: 'API key revoked', value: 'api_key_revoke' },
  { label: 'Invited', value: 'invite' }, { label: 'Role changed', value: 'role_change' }, { label: 'Generation asked for', value: 'generate' }, { label: 'Claim waived', value: 'waive' },
]

export const types = [
  { label: 'Everything', value: '' }, { label: 'Documents', value: 'documents' }, { label: 'Clients', value: 'clients' }, { label: 'Sources', value: 'sources' }, { label: 'Claims', value: 'claims' },
  { label: 'Files', value: 'files' }, { label: 'People', value: 'users' }, { label: 'Agency', value: 'agencies' }, { label: 'API keys', value: 'api-keys' }, { label: 'Webhooks', value: 'webhook-endpoints' },
  { label: 'Incoming messages', value: 'webhook-events' }, { label: 'Connections', value: 'connections' }, { label: 'Templates', value: 'templates' }, { label: 'The audit log', value: 'events' },
]

export const outcomes = [{ label: 'Every outcome', value: '' }, { label: 'Done', value: 'success' }, { label: 'Refused or failed', value: 'failure' }, { label: 'Done in part', value: 'partial' }]
