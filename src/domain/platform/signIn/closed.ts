import type { Endpoint } from 'payload'
import { defineEndpoint } from '@/src/engine/endpoint'
import { fail } from '@/src/errors'

const paths = [['post', '/first-register'], ['get', '/init'], ['post', '/unlock']] as const

/**
 * Payload's own ways to make a first user, to ask whether there is one, and to take its lock away stay shut for everybody:
 * the operator's account is made before the port opens, and the lock is ours.
 */
export const closedEndpoints: Endpoint[] = paths.map(([method, path]) =>
  defineEndpoint({
    method, path, auth: 'public', who: 'anyone',
    handler: async () => {
      throw fail('RES_001', { message: `There is nothing to ${method.toUpperCase()} at /api/users${path}.`, name: 'ROUTE_NOT_FOUND' })
    },
  }),
)

type Fields = { fields: Record<string, unknown> }

const signInFields = { mutations: ['login', 'logout', 'refreshToken', 'forgotPassword', 'resetPassword', 'verifyEmail', 'unlock'], queries: ['me', 'initialized'] }

const without = (type: Fields, prefixes: readonly string[]): object => {
  for (const prefix of prefixes) delete type.fields[`${prefix}User`]
  return {}
}

/** What one may do with a row is asked over REST, where rows out of reach are answered like none. */
const withoutRights = (type: Fields): void => {
  for (const name of Object.keys(type.fields).filter((field) => field.startsWith('docAccess'))) delete type.fields[name]
}

/** Sign-in has one way in, REST: Payload's GraphQL fields for it know neither our lock nor the second factor and are taken out. */
export const withoutGraphQLSignIn = {
  mutations: (_graphQL: unknown, { Mutation }: { Mutation: Fields }) => without(Mutation, signInFields.mutations),
  queries: (_graphQL: unknown, { Query }: { Query: Fields }) => {
    withoutRights(Query)
    return without(Query, signInFields.queries)
  },
} as object
