import type { PayloadRequest } from 'payload'
import type { Intent, MessageKind } from '../words'
import { writeLine } from '../lines/write'

export type Subject = { slug: 'posts' | 'documents'; id: string }

/** What a thread is called, by what it is about. */
export const threadKinds: Record<Subject['slug'], Exclude<MessageKind, 'direct'>> = { posts: 'post', documents: 'document' }
/** The conversation of a subject: its kind and id. */
export const conversationOf = ({ slug, id }: Subject): string => `${threadKinds[slug]}:${id}`

export type Recorded = {
  subject: Subject
  agency: string
  client: string
  intent: Exclude<Intent, 'comment'>
  body?: string | null
  version?: number | null
  /** Who did it; the request's person when left out, null for the platform itself. */
  author?: string | null
  attachments?: readonly string[]
  /** False for a step that the client does not see, such as one on a draft. */
  forClient?: boolean
}

/** Leaves the line of a step in the thread of a post or document, in the request's transaction; nobody changes it afterwards. Answers its id. */
export const recordLine = async (req: PayloadRequest, { subject, agency, client, intent, body, version, author, attachments, forClient }: Recorded): Promise<string> => {
  const written = await writeLine(req, {
    kind: threadKinds[subject.slug], agency, client, conversation: conversationOf(subject), subject: subject.id,
    author: author === undefined ? (req.user?.id ?? null) : author, body, intent, postVersion: version, attachments, forClient,
  })
  return written!.id
}
