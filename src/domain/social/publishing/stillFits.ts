import type { PayloadRequest } from 'payload'
import { verdictOf } from '@/src/domain/social/posts/verdict'
import { asSystem } from '@/src/engine/doors'

/** Why an approved post no longer fits what its network takes, as when a figure was lowered since; null when it does. */
export const rulesFault = async (req: PayloadRequest, post: string): Promise<string | null> => {
  const { errors } = await verdictOf(req, (await asSystem(req, 'posts.check-rules').findByID('posts', post)) as unknown as Record<string, unknown>)
  return errors.length ? `${errors.map(({ message }) => message).join(' ')} This was not so when the client approved it: withdraw it, change it and submit it again.` : null
}
