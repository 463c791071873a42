const team = ['team:list', 'team:create', 'team:update', 'team:delete']
const agency = ['agency:read', 'agency:update', 'agency:branding:update', 'agency:api_keys:manage', 'agency:settings:update']
const clients = ['clients:list', 'clients:create', 'clients:read', 'clients:update', 'clients:delete']
const documents = ['documents:list', 'documents:create', 'documents:read', 'documents:update', 'documents:delete', 'documents:distribute', 'documents:export']
const schedule = ['schedule:list', 'schedule:create', 'schedule:update', 'schedule:delete', 'schedule:import']
const templates = ['templates:list', 'templates:read']

const admin = [...agency, ...team, ...clients, ...documents, ...schedule, ...templates]

/** The spec's names of what a role may do (06-platform §16.1 and §16.2); what is enforced is the permission table. */
const byRole: Record<string, readonly string[]> = {
  super_admin: ['admin:*', ...admin],
  agency_admin: admin,
  agency_member: ['agency:read', 'team:list', 'clients:list', 'clients:read', ...documents.filter((name) => name !== 'documents:delete'), 'schedule:list', ...templates],
  client: ['clients:read:own', 'documents:read:own', 'documents:create:own'],
}

/** What a role may do, by the spec's names; a role without any has an empty list. */
export const permissionsOf = (role: string | null): readonly string[] => byRole[role ?? ''] ?? []
