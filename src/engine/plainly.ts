import type { z } from 'zod'

type Issue = z.core.$ZodRawIssue

const wanted: Record<string, string> = { string: 'text', number: 'a number', int: 'a whole number', boolean: 'true or false', array: 'a list', object: 'an object' }

const place = (path: readonly PropertyKey[] | undefined): string => (path?.length ? `“${path.join('.')}”` : 'The body')

/** A schema's refusals as a person would say them, where the schema itself brings no sentence; undefined leaves zod's words. */
export const plainly = (issue: Issue): string | undefined => {
  if (issue.code === 'unrecognized_keys') return `Not known here: ${issue.keys.join(', ')}.`
  if (issue.code !== 'invalid_type') return undefined
  if (issue.input === undefined) return `${place(issue.path)} is missing.`
  return `${place(issue.path)} must be ${wanted[issue.expected] ?? issue.expected}.`
}
