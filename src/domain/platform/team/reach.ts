/**
 * SQL that says whether a person `u` has to do with a client of an agency just now: works there and is not restricted to other
 * clients, or is one of the client's own users. Both are SQL of uuids; whose matter is no client's is for everybody there.
 */
export const reaches = (agency: string, client: string): string =>
  `(exists (select from users_memberships m where m._parent_id = u.id and m.is_active is not false and m.agency_id = ${agency} and (m.role::text <> 'client' or ${client} is null or m.client_id = ${client}))
    and coalesce((u.assigned_clients->(${agency})::text) ? (${client})::text, true))`
