import type { CollectionConfig } from 'payload'
import { keepFigure, keepTogether } from '@/hooks/social/keepFigure'
import { recordChange, recordDelete } from '@/hooks/recordChange'
import { figureKeys } from '@/src/domain/social/rules/figures'
import { platformKeys } from '@/src/domain/social/rules/platforms'
import { raiseVersion, versionField } from '@/src/engine/tenancy/version'
import { atCreation, bySystem, choice, text } from '../fields'
import { shared } from '../fields/owned'

/** The figures of networks that the operator has changed, one row each; without a row the table in code holds (spec 02-social §3.1). */
export const socialRules: CollectionConfig = shared({
  slug: 'social-rules',
  // Changed beside the networks' own figures, in the settings.
  admin: { hidden: true, useAsTitle: 'title', group: 'Platform' },
  defaultSort: 'title',
  fields: [
    atCreation(choice('platform', platformKeys, { required: true })),
    atCreation(choice('figure', figureKeys, { required: true })),
    { name: 'value', type: 'number', required: true },
    bySystem(text('title', 120)),
    versionField(),
  ],
  indexes: [{ fields: ['platform', 'figure'], unique: true }],
  hooks: { beforeValidate: [keepFigure], beforeChange: [raiseVersion], beforeDelete: [keepTogether], afterChange: [recordChange], afterDelete: [recordDelete] },
})
