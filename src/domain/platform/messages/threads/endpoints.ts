import type { Endpoint } from 'payload'
import { z } from 'zod'
import { defineEndpoint } from '@/src/engine/endpoint'
import { isUuid } from '@/src/engine/ids'
import { agencyStaff } from '@/src/engine/tenancy/who'
import { fail } from '@/src/errors'
import { commentBody, files, readBody, token, windowOf } from '../bodies'
import type { Subject } from './record'
import { addComment, readThread, showThread } from './thread'

const people = [...agencyStaff, 'client'] as const
const comment = z.strictObject({ body: commentBody, internal: z.boolean().optional(), attachments: files, clientToken: token.optional() })

const subjectOf = (slug: Subject['slug'], id: string | undefined): Subject => {
  if (!id || !isUuid(id)) throw fail('RES_001')
  return { slug, id }
}

/** The thread of a post or document: read, write, mark as read. `scope` is what an API key needs to read it. */
export const threadEndpoints = (slug: Subject['slug'], scope: string): Endpoint[] => [
  defineEndpoint({ method: 'get', path: '/:id/thread', auth: 'person', who: [...people, 'key'], scope, handler: ({ req, params }) => showThread(req, subjectOf(slug, params.id), windowOf(req)) }),
  defineEndpoint({ method: 'post', path: '/:id/thread', auth: 'person', who: people, body: comment, handler: ({ req, body, params }) => addComment(req, subjectOf(slug, params.id), body) }),
  defineEndpoint({ method: 'post', path: '/:id/thread/read', auth: 'person', who: people, body: readBody, handler: ({ req, body, params }) => readThread(req, subjectOf(slug, params.id), body.upTo) }),
]
