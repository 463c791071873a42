'use client'

import { randomKey } from '@/src/browser/randomKey'
import type { Verdict } from '@/src/domain/social/rules'
import { call, CallFailed } from '../../api'
import { bodyFor, type Account, type Values } from './values'

type Answer = { doc?: Saved } & Partial<Saved>
export type Saved = { id: string; version: number; status: string; validation?: Verdict }

const savedOf = (answer: Answer): Saved => (answer.doc ?? answer) as Saved

export type Made = { account: string; post: Saved | null; failed: CallFailed | null }

const keys = new Map<string, string>()

/** Sends with a key that the same content carries until an answer has come: a repeat after a lost one does nothing twice, a later one is its own. */
const once = async <T>(content: string, send: (key: string) => Promise<T>): Promise<T> => {
  const key = keys.get(content) ?? randomKey()
  keys.set(content, key)
  try {
    const answer = await send(key)
    keys.delete(content)
    return answer
  } catch (error) {
    if (error instanceof CallFailed && error.status > 0) keys.delete(content)
    throw error
  }
}

/** Makes a post for each account, one after the other; what one of them refuses does not undo the others. */
export const createPosts = async (values: Values, accounts: readonly Account[], submit: boolean): Promise<Made[]> => {
  const made: Made[] = []
  for (const account of accounts) {
    const body = { client: values.client, ...bodyFor(values, account), submit }
    try {
      const post = savedOf(await once(JSON.stringify(body), (key) => call<Answer>('/posts?depth=0', { method: 'POST', body, headers: { 'idempotency-key': key } })))
      made.push({ account: account.id, post, failed: null })
    } catch (error) {
      made.push({ account: account.id, post: null, failed: asFailed(error) })
    }
  }
  return made
}

/** Stores the content of a post over the version that was read. Throws CallFailed; 409 STALE_VERSION when somebody else was faster. */
export const updatePost = async (id: string, version: number, values: Values, account: Account): Promise<Saved> =>
  savedOf(await call<Answer>(`/posts/${id}?depth=0`, { method: 'PATCH', body: { ...bodyFor(values, account), version } }))

/** Moves a post, with what the move asks for. Throws CallFailed. */
export const movePost = async (id: string, move: string, answers: Record<string, unknown> = {}): Promise<Saved> =>
  savedOf(await once(JSON.stringify([id, move, answers]), (key) => call<Answer>(`/posts/${id}/${move}`, { method: 'POST', body: answers, headers: { 'idempotency-key': key } })))

/** Whatever was thrown, as a refusal with a sentence. */
export const asFailed = (error: unknown): CallFailed => (error instanceof CallFailed ? error : new CallFailed('This did not work. Try again.', 0))
