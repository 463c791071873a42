import type { CollectionBeforeChangeHook } from 'payload'

/** A change of markup or stylesheet makes a new version, so that a document knows which one it was set in. */
export const raiseTemplateVersion: CollectionBeforeChangeHook = ({ data, operation, originalDoc }) => {
  if (operation === 'create') return { ...data, version: 1 }
  const redesigned = ['html', 'css'].some((name) => name in data && data[name] !== originalDoc?.[name])
  return { ...data, version: Number(originalDoc?.version ?? 1) + (redesigned ? 1 : 0) }
}
