import type { CollectionConfig } from 'payload'
import { noteAssignment, noteRelease, onlyMembers } from '@/hooks/platform/assignClients'
import { recordChange, recordDelete } from '@/hooks/recordChange'
import { workAreas } from '@/src/domain/platform/messages/words'
import { atCreation, choice, flag, to } from '../fields'
import { owned } from '../fields/owned'

/** Who of the agency works for which client. It decides what members see where the agency restricts them to assigned clients. */
export const teamAssignments: CollectionConfig = owned(
  {
    slug: 'team-assignments',
    admin: { group: 'Clients', defaultColumns: ['user', 'client', 'areas', 'isPrimary', 'createdAt'] },
    fields: [
      atCreation(to('user', 'users', { required: true, index: true })),
      choice('areas', workAreas, { hasMany: true, admin: { description: 'What the person does for the client; empty: everything.' } }),
      flag('isPrimary', false, { label: 'First to be asked' }),
    ],
    indexes: [{ fields: ['user', 'client'], unique: true }],
    hooks: { afterChange: [onlyMembers, noteAssignment, recordChange], afterDelete: [noteRelease, recordDelete] },
  },
  'required',
  false,
)
