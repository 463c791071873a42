import type { CheckboxField, CollectionSlug, DateField, EmailField, Field, JSONField, NumberField, RelationshipField, SelectField, TextareaField, TextField, UploadField } from 'payload'
import { fail } from '@/src/errors'

type More<F> = Partial<Omit<F, 'name' | 'type'>>

type Sent = { value?: unknown; field: { name?: string; hasMany?: boolean } }

/** An object or a list in the place of a text would be stored as some text after all, which nobody has read or compared. Throws VAL_003. */
const asText = ({ value, field }: Sent): unknown => {
  if (typeof value === 'object' && value !== null && !field.hasMany) throw fail('VAL_003', { field: field.name, message: `${field.name ?? 'This'} is a text.` })
  return value
}

const written = { beforeValidate: [asText] }
/** Blanks around a line are nobody's wish, and a line of blanks is an empty one. */
const trimmed = { beforeValidate: [asText, ({ value }: Sent) => (typeof value === 'string' ? value.trim() : value)] }

/** The field kinds that the collections are written with; each is Payload's own, shortened to what differs. */
export const text = (name: string, maxLength = 255, more: More<TextField> = {}): TextField => ({ name, type: 'text', maxLength, hooks: trimmed, ...more }) as TextField
export const words = (name: string, maxRows: number, more: More<TextField> = {}): TextField => ({ name, type: 'text', hasMany: true, maxRows, maxLength: 120, ...more }) as TextField
export const area = (name: string, maxLength: number, more: More<TextareaField> = {}): TextareaField => ({ name, type: 'textarea', maxLength, hooks: written, ...more }) as TextareaField
export const mail = (name: string, more: More<EmailField> = {}): EmailField => ({ name, type: 'email', ...more })
export const whole = (name: string, more: More<NumberField> = {}): NumberField => ({ name, type: 'number', min: 0, ...more }) as NumberField
export const flag = (name: string, defaultValue = false, more: More<CheckboxField> = {}): CheckboxField => ({ name, type: 'checkbox', defaultValue, ...more })
export const moment = (name: string, more: More<DateField> = {}): DateField => ({ name, type: 'date', ...more, admin: { date: { pickerAppearance: 'dayAndTime' }, ...more.admin } })
export const data = (name: string, more: More<JSONField> = {}): JSONField => ({ name, type: 'json', ...more, admin: { components: { Field: '@/src/admin/code/JsonArea#JsonArea' }, ...more.admin } })
export const choice = (name: string, options: readonly string[], more: More<SelectField> = {}): SelectField =>
  ({ name, type: 'select', options: options.map((value) => ({ value, label: sentence(value) })), ...more }) as SelectField
export const to = (name: string, relationTo: CollectionSlug, more: More<RelationshipField> = {}): RelationshipField =>
  ({ name, type: 'relationship', relationTo, maxDepth: 1, ...more }) as RelationshipField
export const picture = (name: string, more: More<UploadField> = {}): UploadField => ({ name, type: 'upload', relationTo: 'files', maxDepth: 1, ...more }) as UploadField

/** Shown, but written by the platform only. */
export const bySystem = <F extends Field>(field: F): F => ({ ...field, access: { create: () => false, update: () => false }, admin: { readOnly: true, ...('admin' in field ? field.admin : {}) } }) as F

/** Set when the row is made and never changed afterwards. */
export const atCreation = <F extends Field>(field: F): F => ({ ...field, access: { ...('access' in field ? field.access : {}), update: () => false } }) as F

/** `#RRGGBB`, as the designs and the portal need it. */
export const colour = (name: string, defaultValue?: string): TextField =>
  text(name, 7, {
    defaultValue,
    validate: (value: unknown) => !value || /^#[0-9a-f]{6}$/i.test(String(value)) || 'A colour is written as # and six hexadecimal digits.',
    admin: { components: { Field: '@/src/admin/brand/ColourField#ColourField' } },
  })

/** An address on the web. */
export const webAddress = (name: string, more: More<TextField> = {}): TextField =>
  text(name, 2048, { validate: (value: unknown) => !value || /^https?:\/\/[^\s]+\.[^\s]+$/i.test(String(value)) || 'Give a whole web address, for example https://example.com/report.', ...more })

const sentence = (value: string) => value.charAt(0).toUpperCase() + value.slice(1).replaceAll('_', ' ')
