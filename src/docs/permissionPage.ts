import { permissions, type Permission } from '@/access/permissions'
import { memberRoles } from '@/access/roles'
import { keyScopes } from '@/access/scopes'

const roles = ['super_admin', ...memberRoles] as const
const letters = ['create', 'read', 'update', 'delete'] as const

/** The permission table as a page: one row per collection, one column per role. */
export const permissionPage = (): string => {
  const rows = Object.entries(permissions).map(([slug, permission]) => row(slug, permission))
  return [
    '# Who may do what',
    '',
    'Made from `access/permissions.ts`; do not edit. `all`: every row. `shared`: the agency’s and those of no agency. `agency`, `client`, `own`: the rows of the person’s agency, client or the person. A missing word: not at all.',
    '',
    `| collection | ${roles.join(' | ')} | kept from answers |`,
    `| --- | ${roles.map(() => '---').join(' | ')} | --- |`,
    ...rows,
    '',
    '## Scopes of API keys',
    '',
    [...keyScopes].map((scope) => `\`${scope}\``).join(' '),
    '',
    ...opened,
  ].join('\n')
}

const opened = Object.entries(permissions as Record<string, Permission>).flatMap(([slug, { keys }]) =>
  keys ? [`\`${slug}\` is closed to keys but for: ${keys.operations.map((operation) => `${operation} with \`${keys.family}:${operation === 'read' ? 'read' : 'write'}\``).join(', ')}, only ${Object.entries(keys.only).map(([field, values]) => `${field} ${values.join(', ')}`).join(', ')}.`, ''] : [])

const row = (slug: string, permission: Permission): string => {
  const cells = roles.map((role) => {
    const line = permission.roles[role]
    const only = Object.entries(permission.only?.[role] ?? {}).map(([field, values]) => `only ${field} ${values.join(', ')}`)
    return line ? [...letters.flatMap((operation, at) => (line[at] === 'none' ? [] : [`${operation}: ${line[at]}`])), ...only].join('<br>') || '—' : '—'
  })
  const kept = [...(permission.secret ?? []), ...(permission.operatorOnly ?? []).map((field) => `${field} (operator only)`), ...(permission.staffOnly ?? []).map((field) => `${field} (staff only)`), ...elsewhere(permission)]
  return `| \`${slug}\` | ${cells.join(' | ')} | ${kept.join('<br>') || '—'} |`
}

const elsewhere = ({ elsewhere: rows = {} }: Permission): string[] => Object.entries(rows).map(([field, values]) => `rows of ${field} ${values.join(', ')} (read through what they hang on)`)
