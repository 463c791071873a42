import type { Role } from './roles'

export type Operation = 'create' | 'read' | 'update' | 'delete'

/**
 * How far a permission reaches: `all` rows; those of the person's `agency`; `assigned` = the same, but only those of assigned
 * clients where the agency restricts its members; the own `client`'s;
 * the person's `own`; `shared` = rows of the agency and those of no agency; `none`.
 */
export type Scope = 'all' | 'shared' | 'agency' | 'assigned' | 'client' | 'own' | 'none'

/** Scopes in the order create, read, update, delete. */
type Line = readonly [Scope, Scope, Scope, Scope]

export type Permission = {
  roles: Partial<Record<Role, Line>>
  /** Where the row says whose it is, when not in `agency`, `client` and `user`. */
  paths?: Partial<Record<'agency' | 'client' | 'own', string>>
  /** Of which rows alone a role has its line: field -> values. What it creates is such a row too. */
  only?: Partial<Record<Role, Readonly<Record<string, readonly string[]>>>>
  /** Of a collection that is closed to API keys: what they may all the same, with which family of scopes, and of which rows alone. */
  keys?: { family: string; operations: readonly Operation[]; only: Readonly<Record<string, readonly string[]>> }
  /** A date that hides the row from the client's own people once it is set. */
  hides?: string
  /** Fields that no answer ever holds. */
  secret?: readonly string[]
  /** Fields that only the super admin reads. */
  operatorOnly?: readonly string[]
  /** Fields that only staff read: what a thing cost the agency is not the client's business. */
  staffOnly?: readonly string[]
  /** Rows that nobody changes or reads here, but through what they hang on: field -> values. */
  elsewhere?: Readonly<Record<string, readonly string[]>>
}

const everything: Line = ['all', 'all', 'all', 'all']
const ownRows: Line = ['none', 'own', 'own', 'none']
const reading = (scope: Scope): Line => ['none', scope, 'none', 'none']
const sharedPurposes = ['document', 'cover', 'logo', 'upload', 'avatar', 'source', 'template', 'message', 'approval', 'post'] as const
const accounts = { kind: ['social_account'] } as const
const staffReading = { super_admin: reading('all'), agency_admin: reading('agency'), agency_member: reading('assigned') } as const

/**
 * Who may do what to which collection, and how far (spec 00-model, "Roles"; 01-content §18; 06-platform §16).
 * Access functions, GraphQL, menus, sockets, the page in the docs and the isolation tests are read from this table.
 */
export const permissions = {
  plans: { roles: { super_admin: everything, agency_admin: reading('all') } },
  agencies: {
    roles: {
      super_admin: ['all', 'all', 'all', 'none'],
      agency_admin: ['none', 'agency', 'agency', 'none'],
      agency_member: reading('agency'),
      seller: reading('agency'),
      producer: reading('agency'),
      talent: reading('agency'),
    },
    paths: { agency: 'id' },
    operatorOnly: ['notes', 'billingCustomerId', 'billingSubscriptionId'],
  },
  users: {
    roles: {
      super_admin: everything,
      agency_admin: ['none', 'agency', 'own', 'none'],
      agency_member: ['none', 'agency', 'own', 'none'],
      seller: ownRows,
      producer: ownRows,
      talent: ownRows,
      client: ownRows,
    },
    paths: { agency: 'memberships.agency', own: 'id' },
    secret: ['hash', 'salt', 'resetPasswordToken', '_verificationToken'],
  },
  clients: {
    roles: {
      super_admin: ['all', 'all', 'all', 'none'],
      agency_admin: ['agency', 'agency', 'agency', 'none'],
      agency_member: reading('assigned'),
      client: reading('client'),
    },
    paths: { client: 'id' },
  },
  'team-assignments': { roles: { super_admin: everything, agency_admin: ['agency', 'agency', 'agency', 'agency'], agency_member: reading('own') } },
  files: {
    roles: {
      super_admin: everything,
      agency_admin: ['agency', 'agency', 'none', 'agency'],
      agency_member: ['assigned', 'assigned', 'none', 'none'],
      client: ['client', 'client', 'none', 'none'],
    },
    // The file of an export is read through the export, which is its asker's.
    only: { agency_member: { purpose: sharedPurposes } },
    // What is said in a conversation is its own people's, and so is what hangs on it.
    elsewhere: { purpose: ['message'] },
    hides: 'privateAt',
  },
  // Keys are made by their own endpoint, which shows them once.
  'api-keys': { roles: { super_admin: ['none', 'all', 'all', 'none'], agency_admin: ['none', 'agency', 'agency', 'none'] }, secret: ['keyHash'] },
  // Vendor keys and apps are the administrators'; a client's accounts on the networks are also the client's and those of who works for it.
  connections: {
    roles: {
      super_admin: everything,
      agency_admin: ['agency', 'agency', 'agency', 'agency'],
      agency_member: ['assigned', 'assigned', 'none', 'assigned'],
      client: ['client', 'client', 'none', 'client'],
    },
    only: { agency_member: accounts, client: accounts },
    keys: { family: 'social', operations: ['read'], only: accounts },
  },
  // What stands behind a capability is the operator's to see; an agency reads what it may use.
  entitlements: { roles: { super_admin: everything, agency_admin: reading('agency') }, operatorOnly: ['provider', 'connection'] },
  notifications: {
    roles: {
      super_admin: ownRows,
      agency_admin: ownRows,
      agency_member: ownRows,
      seller: ownRows,
      producer: ownRows,
      talent: ownRows,
      client: ownRows,
    },
  },
  // Whose a conversation is changes with who looks after a client: only the endpoints that ask for it read and write.
  messages: { roles: {} },
  'review-tasks': {
    roles: { super_admin: reading('all'), agency_admin: ['none', 'agency', 'agency', 'none'], agency_member: ['none', 'assigned', 'assigned', 'none'] },
  },
  approvals: { roles: { ...staffReading, client: reading('client') } },
  'approval-decisions': { roles: { ...staffReading, client: reading('client') } },
  alerts: { roles: { super_admin: reading('all') } },
  events: { roles: { super_admin: reading('all'), agency_admin: reading('agency') } },
  effects: { roles: { super_admin: reading('all'), agency_admin: reading('agency') }, operatorOnly: ['request', 'response'] },
  'webhook-endpoints': { roles: { super_admin: everything, agency_admin: ['agency', 'agency', 'agency', 'agency'] } },
  'webhook-deliveries': { roles: { super_admin: reading('all'), agency_admin: reading('agency') } },
  'webhook-events': { roles: { super_admin: reading('all'), agency_admin: reading('agency') }, operatorOnly: ['source', 'headers'] },
  'ai-usage': { roles: { super_admin: reading('all'), agency_admin: reading('agency') }, operatorOnly: ['vendor', 'model'] },
  'pipeline-runs': { roles: staffReading, operatorOnly: ['errorTrace', 'leaseOwner', 'leaseUntil', 'fence'] },
  'pipeline-steps': { roles: staffReading, operatorOnly: ['result'] },
  templates: {
    roles: { super_admin: everything, agency_admin: reading('shared'), agency_member: reading('shared') },
    operatorOnly: ['html', 'css'],
  },
  documents: {
    roles: {
      super_admin: ['none', 'all', 'all', 'none'],
      agency_admin: ['none', 'agency', 'agency', 'none'],
      agency_member: ['none', 'assigned', 'assigned', 'none'],
      client: reading('client'),
    },
    hides: 'deletedAt',
    staffOnly: ['tokensInput', 'tokensOutput', 'costCents'],
  },
  sources: {
    roles: {
      super_admin: everything,
      agency_admin: ['agency', 'agency', 'agency', 'agency'],
      agency_member: ['assigned', 'assigned', 'assigned', 'assigned'],
      client: ['client', 'client', 'own', 'own'],
    },
    paths: { own: 'createdBy' },
  },
  evidence: { roles: staffReading },
  claims: { roles: staffReading },
  // A draft is the agency's own; it is deleted by an endpoint that keeps its thread and history.
  posts: {
    roles: {
      super_admin: ['all', 'all', 'all', 'none'],
      agency_admin: ['agency', 'agency', 'agency', 'none'],
      agency_member: ['assigned', 'assigned', 'assigned', 'none'],
      client: reading('client'),
    },
    only: { client: { status: ['pending_approval', 'changes_requested', 'approved', 'rejected', 'posted'] } },
    hides: 'deletedAt',
    staffOnly: ['internalNote', 'labels', 'publishError', 'publishAttempts', 'nextPublishAt', 'publishState', 'externalPostId', 'submittedContent', 'contentHash', 'approvedHash', 'author', 'copiedFrom'],
  },
  // A file of posts holds what its asker reached; the agency's administrators see who took what out.
  exports: {
    roles: { super_admin: reading('all'), agency_admin: reading('agency'), agency_member: reading('own') },
    paths: { own: 'requestedBy' },
    secret: ['filter', 'options', 'question', 'reach'],
  },
  'export-presets': { roles: { super_admin: everything, agency_admin: ['agency', 'agency', 'agency', 'agency'], agency_member: ['agency', 'agency', 'agency', 'agency'] } },
  'post-metrics': { roles: { ...staffReading, client: reading('client') }, staffOnly: ['recordedBy', 'note'] },
  // What networks take is the same for every agency.
  'social-rules': { roles: { super_admin: everything, agency_admin: reading('all'), agency_member: reading('all'), client: reading('all') } },
} as const satisfies Record<string, Permission>

export type Slug = keyof typeof permissions

/** The permission of a collection; throws for one that is not in the table, so that none can be forgotten. */
export const permissionOf = (slug: string): Permission => {
  const known = (permissions as Record<string, Permission>)[slug]
  if (!known) throw new Error(`Collection ${slug} is not in the permission table.`)
  return known
}
