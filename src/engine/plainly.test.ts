import { expect, it } from 'vitest'
import { z } from 'zod'
import { plainly } from './plainly'

const schema = z.strictObject({ reason: z.string().min(3, 'Say why.'), count: z.number().optional(), tags: z.array(z.string()).optional() })
const said = (given: unknown) => schema.safeParse(given, { error: plainly }).error?.issues.map(({ message }) => message)

it.each([
  ['a missing entry', {}, ['“reason” is missing.']],
  ['a number for text', { reason: 5 }, ['“reason” must be text.']],
  ['text for a number', { reason: 'because', count: '5' }, ['“count” must be a number.']],
  ['a number within a list', { reason: 'because', tags: ['a', 1] }, ['“tags.1” must be text.']],
  ['an unknown entry', { reason: 'because', colour: 'red' }, ['Not known here: colour.']],
  ['a list for the body', [], ['The body must be an object.']],
  ['what the schema has words for', { reason: 'x' }, ['Say why.']],
])('%s is said as a person would', (_, given, sentences) => {
  expect(said(given)).toEqual(sentences)
})
