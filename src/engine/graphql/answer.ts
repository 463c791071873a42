import { GraphQLError } from 'graphql'
import type { PayloadRequest } from 'payload'
import { requestIdOf } from '@/src/engine/events'
import { fail, isRefusal } from '@/src/errors'

type Entry = { message: string; data?: Record<string, unknown> }
type Told = { message: string; path?: readonly (string | number)[]; extensions: Record<string, unknown> }

/** A fault in the shape of the spec (06-platform §17.1): what REST tells as `data` stands in `extensions`. */
export const toldOf = async (req: PayloadRequest, error: GraphQLError): Promise<Told[]> => {
  const thrown = causeOf(error)
  let entries: Entry[] = [{ message: thrown.message }]
  for (const hook of req.payload.config.hooks.afterError ?? []) {
    const shaped = await hook({ collection: undefined, context: req.context, error: thrown, req, result: {} as never } as never)
    const response = shaped?.response as { errors?: Entry[] } | undefined
    entries = response?.errors ?? entries
  }
  return entries.map(({ message, data }) => ({ message, ...(error.path && { path: error.path }), extensions: { ...data, requestId: requestIdOf(req) } }))
}

/** What a resolver threw; a value that may not be told, and a question that the schema does not know, are said as such. */
const causeOf = (error: GraphQLError): Error => {
  const thrown = error.originalError
  if (thrown && (thrown.name === 'Forbidden' || thrown.name === 'UnauthorizedError')) return fail('AUTH_004')
  if (thrown && !(thrown instanceof GraphQLError)) return thrown
  if (isRefusal(error)) return error
  return error.path ? fail('AUTH_004', { message: 'A part of this is not yours to read.' }) : fail('VAL_001', { status: 400, field: 'query', message: withoutHints(error.message) })
}

/** The schema is not to be found out from what an answer proposes. */
const withoutHints = (message: string): string => message.replace(/ ?Did you mean[\s\S]*$/, '').slice(0, 300)
