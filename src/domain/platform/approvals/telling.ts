import type { PayloadRequest } from 'payload'
import { agencyUrl } from '@/src/domain/platform/hosts/address'
import { tell } from '@/src/domain/platform/notify'
import { linkFor } from './links/links'
import type { Reviewer } from './people'
import type { Round } from './rows'
import { subjectOf, type Subject } from './subjects'

type Why = 'requested' | 'reminder' | 'due'

const first = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

const typeOf = ({ kind }: Subject, why: Why, round: Round): string => {
  if (why === 'reminder') return 'approval.reminder'
  if (why === 'due') return 'post.due_unapproved'
  return kind === 'document' ? 'document.review_requested' : round.round > 1 ? 'post.resubmitted' : 'post.submitted'
}

const wordsOf = ({ noun }: Subject, why: Why, { title, round }: Round): { title: string; body: string } => {
  const name = `“${title ?? 'Untitled'}”`
  if (why === 'reminder') return { title: `${name} still waits for you`, body: `The ${noun} ${name} still waits for your decision.` }
  if (why === 'due') return { title: `${name} is planned for tomorrow`, body: `The ${noun} ${name} is to go out within a day and still waits for your decision. Without it nothing is posted.` }
  return round > 1
    ? { title: `${name} was changed and waits for you`, body: `Your agency has changed the ${noun} ${name}. Look at it once more and decide.` }
    : { title: `${name} waits for you`, body: `${first(noun)} ${name} waits for your decision: approve it, or say what to change.` }
}

/** Asks people to decide, each with a link of their own where the client wants such; once per round and reason, however often this is called. */
export const askReviewers = async (req: PayloadRequest, round: Round, people: readonly Reviewer[], why: Why, turn = 0): Promise<number> => {
  const subject = subjectOf(round.slug)
  const page = subject.pages.client(round.subject)
  for (const { id } of people) {
    const url = (await linkFor(req, round, id)) ?? `${await agencyUrl(req, round.agency)}${page}`
    await tell(
      req, { user: id }, { type: typeOf(subject, why, round), ...wordsOf(subject, why, round), link: page, agency: round.agency, client: round.client },
      { mail: { key: `approval:${round.id}:${why}:${turn}:${id}`, button: { label: 'Look and decide', url } } },
    )
  }
  return people.length
}
