import { configToSchema } from '@payloadcms/graphql'
import { execute, specifiedRules, validate, type GraphQLError, type GraphQLSchema } from 'graphql'
import type { Endpoint, PayloadRequest, SanitizedConfig } from 'payload'
import { z } from 'zod'
import { defineEndpoint } from '@/src/engine/endpoint'
import { requestIdOf } from '@/src/engine/events'
import { env } from '@/src/env'
import { toldOf } from './answer'
import { mostAsked, readQuestion } from './limits'

type Schema = ReturnType<typeof configToSchema>

const Question = z.strictObject({
  query: z.string().min(1).max(mostAsked.characters),
  variables: z.record(z.string(), z.unknown()).nullish(),
  operationName: z.string().max(200).nullish(),
  extensions: z.unknown().optional(),
})
type Question = z.infer<typeof Question>

let made: { config: SanitizedConfig; schema: Schema } | null = null

/** Payload's schema, worked out when first asked for. */
const schemaOf = (config: SanitizedConfig): Schema => {
  if (made?.config !== config) made = { config, schema: configToSchema(config) }
  return made.schema
}

const answered = async (req: PayloadRequest, { query, variables, operationName }: Question): Promise<Response> => {
  const document = readQuestion(query, env.isProduction)
  const { schema, validationRules } = schemaOf(req.payload.config)
  const args = { schema: schema as GraphQLSchema, document, variableValues: variables ?? {}, operationName: operationName ?? undefined }
  const faults = validate(args.schema, document, [...specifiedRules, ...validationRules(args as never)], { maxErrors: 5 })
  if (faults.length) return told(req, null, faults, 400)
  const asking = Object.assign(req, { payloadAPI: 'GraphQL' as const })
  const result = await execute({ ...args, contextValue: { headers: {}, req: asking } })
  return told(req, result.data ?? null, result.errors ?? [], 200)
}

const told = async (req: PayloadRequest, data: object | null, faults: readonly GraphQLError[], status: number): Promise<Response> => {
  const errors = []
  for (const fault of faults) errors.push(...(await toldOf(req, fault)))
  const body = errors.length ? { errors, data, requestId: requestIdOf(req), timestamp: new Date().toISOString() } : { data }
  return Response.json(body, { status })
}

/**
 * GraphQL as one more endpoint: it passes the stages of REST, and its lists and filters the same bounds. For people; a key
 * has its scopes on the routes of REST.
 */
export const graphqlEndpoint: Endpoint = defineEndpoint({ method: 'post', path: '/graphql', auth: 'person', who: 'person', body: Question, handler: ({ req, body }) => answered(req, body) })
