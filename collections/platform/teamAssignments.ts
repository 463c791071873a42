import type { CollectionConfig } from 'payload'
import { noteAssignment, noteRelease, onlyMembers } from '@/hooks/platform/assignClients'
import { recordChange, recordDelete } from '@/hooks/recordChange'
import { atCreation, to } from '../fields'
import { owned } from '../fields/owned'

/** Who of the agency works for which client. It decides what members see where the agency restricts them to assigned clients. */
export const teamAssignments: CollectionConfig = owned(
  {
    slug: 'team-assignments',
    admin: { group: 'Clients', defaultColumns: ['user', 'client', 'createdAt'] },
    fields: [atCreation(to('user', 'users', { required: true, index: true }))],
    indexes: [{ fields: ['user', 'client'], unique: true }],
    hooks: { afterChange: [onlyMembers, noteAssignment, recordChange], afterDelete: [noteRelease, recordDelete] },
  },
  'required',
  false,
)
