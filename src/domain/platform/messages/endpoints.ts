import type { Endpoint, PayloadRequest } from 'payload'
import { z } from 'zod'
import { defineEndpoint } from '@/src/engine/endpoint'
import { commentBody, files, limitOf, readBody, token, windowOf } from './bodies'
import { listConversations } from './direct/list'
import { searchMessages } from './direct/search'
import { seatWith } from './direct/seat'
import { sendMessage } from './direct/send'
import { showConversation } from './direct/show'
import { attachmentOf } from './lines/attachments'
import { editLine, removeLine } from './lines/change'
import { markRead, unreadOf } from './lines/marks'

const own = { auth: 'person', who: 'person' } as const
const sent = z.strictObject({ to: z.uuid(), body: commentBody, attachments: files, clientToken: token, client: z.uuid().optional() })
const wordsIn = (req: PayloadRequest, name: string): string => (req.searchParams?.get(name) ?? '').trim().slice(0, 200)
const clientIn = (req: PayloadRequest): string | undefined => req.searchParams?.get('client') || undefined

const markConversation = async (req: PayloadRequest, other: string, upTo: string) => ({ body: { read: await markRead(req, (await seatWith(req, other, clientIn(req))).talk, upTo) } })

/** Conversations, their lines and marks (spec 02-social §6.4). */
export const messageEndpoints: Endpoint[] = [
  defineEndpoint({ method: 'get', path: '/conversations', ...own, handler: async ({ req }) => ({ body: { conversations: await listConversations(req, { search: wordsIn(req, 'search'), limit: limitOf(req, 100, 200) }) } }) }),
  defineEndpoint({ method: 'get', path: '/unread', ...own, handler: async ({ req }) => ({ body: await unreadOf(req) }) }),
  defineEndpoint({ method: 'get', path: '/search', ...own, limit: 'search', handler: async ({ req }) => ({ body: { messages: await searchMessages(req, wordsIn(req, 'q'), limitOf(req, 20)) } }) }),
  defineEndpoint({ method: 'get', path: '/conversation/:userId', ...own, handler: ({ req, params }) => showConversation(req, params.userId!, { ...windowOf(req), client: clientIn(req) }) }),
  defineEndpoint({ method: 'post', path: '/conversation/:userId/read', ...own, body: readBody, handler: ({ req, body, params }) => markConversation(req, params.userId!, body.upTo) }),
  defineEndpoint({ method: 'get', path: '/:id/attachments/:file', ...own, handler: ({ req, params }) => attachmentOf(req, params.id!, params.file!) }),
  defineEndpoint({ method: 'post', path: '/', ...own, body: sent, handler: ({ req, body }) => sendMessage(req, body) }),
  defineEndpoint({ method: 'patch', path: '/:id', ...own, body: z.strictObject({ body: commentBody }), handler: ({ req, body, params }) => editLine(req, params.id!, body.body) }),
  defineEndpoint({ method: 'delete', path: '/:id', ...own, handler: ({ req, params }) => removeLine(req, params.id!) }),
]
