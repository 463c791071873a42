import type { PayloadRequest } from 'payload'
import { DateTime } from 'luxon'
import { post } from '@/src/domain/social/post.workflow'
import { shownName } from '@/src/domain/platform/team/names'
import { sqlOf } from '@/src/engine/database'
import { isUuid } from '@/src/engine/ids'
import { fail } from '@/src/errors'

type State = keyof typeof post.states
const states = Object.keys(post.states) as State[]

/** What is told of a set of posts; a share is 0 to 1, a time in seconds, and null where there is nothing to tell it from. */
export type Figures = {
  /** Posts that were begun in the period, and how many of them are in each state now. Drafts and archived ones count, deleted ones do not. */
  posts: number
  states: Record<State, number>
  /** Rounds that the client ended in the period, by yes, no or a wish. What was taken back within its seconds never ended. */
  decided: number
  /** Half of those took no longer, from the submission that opened the round to the decision that ended it; where several approve, that is the last of them. */
  medianSeconds: number | null
  /** Posts whose first decision ever was the client's and fell into the period, and how many of these were a yes. */
  firstTries: number
  firstYes: number
  firstTryShare: number | null
  /** Of the posts that the client approved in the period: how many decisions each took on average, this one included. */
  rounds: number | null
  /** Decisions that the agency took in the client's place in the period. They are in none of the figures above but the states. */
  overridden: number
}

export type FiguresOf = Figures & { id: string | null; name: string | null }
export type PostFigures = { from: string; to: string; timezone: string; by: By; total: Figures; rows: FiguresOf[] }
export type By = 'client' | 'agent'

type Asked = { agency: string; from: Date; to: Date; client: string | null; agent: string | null; by: By }
const narrowed = `p.deleted_at is null and ($4::uuid is null or p.client_id = $4) and ($5::uuid is null or p.agent_id = $5)`

/** Reads `agency_createdAt_23_idx`. */
export const statesSql = (by: By) => `select p.${by}_id as id, p.status::text as state, count(*)::int as posts from posts p
  where p.agency_id = $1 and p.created_at >= $2 and p.created_at < $3 and ${narrowed} group by 1, 2`

/** Reads `approvals_decided_idx`; a round that ended is one with an outcome, also when the post was withdrawn after it. */
export const decisionsSql = (by: By) => `with decided as (
    select p.${by}_id as key, a.outcome::text as outcome, coalesce(a.mode::text = 'override', false) as override, extract(epoch from a.closed_at - a.opened_at)::float8 as seconds,
      (select count(*)::int from approvals b where b.subject_type = a.subject_type and b.subject_id = a.subject_id and b.round <= a.round and b.outcome is not null) as try
    from approvals a join posts p on a.subject_type = 'posts' and p.id = a.subject_id::uuid
    where a.agency_id = $1 and a.closed_at >= $2 and a.closed_at < $3 and a.outcome is not null and a.subject_type = 'posts' and ${narrowed})
  select key as id, grouping(key) = 1 as "isTotal", count(*) filter (where not override)::int as decided,
    percentile_cont(0.5) within group (order by seconds) filter (where not override) as "medianSeconds",
    count(*) filter (where not override and try = 1)::int as "firstTries", count(*) filter (where not override and try = 1 and outcome = 'approved')::int as "firstYes",
    avg(try) filter (where not override and outcome = 'approved')::float8 as rounds, count(*) filter (where override)::int as overridden
  from decided group by grouping sets ((key), ())`

type StateRow = { id: string | null; state: State; posts: number }
type DecisionRow = Pick<Figures, 'decided' | 'medianSeconds' | 'firstTries' | 'firstYes' | 'rounds' | 'overridden'> & { id: string | null; isTotal: boolean }

const figuresOf = (counted: readonly StateRow[], made: DecisionRow | undefined): Figures => {
  const { decided = 0, medianSeconds = null, firstTries = 0, firstYes = 0, rounds = null, overridden = 0 } = made ?? {}
  const number = (state: State) => counted.reduce((sum, row) => sum + (row.state === state ? row.posts : 0), 0)
  return {
    posts: counted.reduce((sum, { posts }) => sum + posts, 0), states: Object.fromEntries(states.map((state) => [state, number(state)])) as Figures['states'],
    decided, medianSeconds, firstTries, firstYes, firstTryShare: firstTries ? firstYes / firstTries : null, rounds, overridden,
  }
}

const namesSql: Record<By, string> = {
  client: 'select id, company_name as name from clients where id = any($1)',
  agent: `select u.id, ${shownName('u')} as name from users u where u.id = any($1)`,
}

/** The figures of an agency's posts, in all and by client or by who looks after them now. Two statements over an index each. */
const figuresBy = async (req: PayloadRequest, { agency, from, to, client, agent, by }: Asked): Promise<Pick<PostFigures, 'total' | 'rows'>> => {
  const values = [agency, from, to, client, agent]
  const [counted, made] = [await sqlOf(req).query<StateRow>(statesSql(by), values), await sqlOf(req).query<DecisionRow>(decisionsSql(by), values)]
  const ids = [...new Set([...counted, ...made.filter(({ isTotal }) => !isTotal)].map(({ id }) => id))]
  const names = new Map((await sqlOf(req).query<{ id: string; name: string }>(namesSql[by], [ids.filter(Boolean)])).map(({ id, name }) => [id, name]))
  const rows = ids.map((id) => ({ id, name: names.get(id ?? '') ?? null, ...figuresOf(counted.filter((row) => row.id === id), made.find((row) => !row.isTotal && row.id === id)) }))
  return { total: figuresOf(counted, made.find(({ isTotal }) => isTotal)), rows: rows.sort((a, b) => b.posts - a.posts || b.decided - a.decided || (a.name ?? '~').localeCompare(b.name ?? '~')) }
}

const day = (field: string, given: unknown, zone: string): DateTime => {
  const time = DateTime.fromISO(String(given), { zone })
  if (!time.isValid || !/^\d{4}-\d\d-\d\d$/.test(String(given))) throw fail('VAL_001', { field, message: 'Give a day such as 2026-12-01.' })
  return time
}

const idIn = (field: string, given: unknown): string | null => {
  if (given === undefined || given === '') return null
  if (!isUuid(given as string)) throw fail('VAL_001', { field, message: 'This is not an id.' })
  return given as string
}

/**
 * What `GET /posts/figures` answers: from the first day through the last (`from`, `to`; the last 30 days unless given), days as in the agency's zone, `by` client or agent,
 * narrowed by `client`, `agent`. Throws VAL_001.
 */
export const postFigures = async (req: PayloadRequest, agency: string): Promise<PostFigures> => {
  const { from, to, by = 'client', client, agent } = (req.query ?? {}) as Record<string, unknown>
  if (by !== 'client' && by !== 'agent') throw fail('VAL_001', { field: 'by', message: 'Use client or agent.' })
  const [own] = await sqlOf(req).query<{ zone: string | null }>('select default_timezone as zone from agencies where id = $1', [agency])
  const zone = own?.zone && DateTime.local({ zone: own.zone }).isValid ? own.zone : 'UTC'
  const last = to ? day('to', to, zone) : DateTime.now().setZone(zone).startOf('day')
  const first = from ? day('from', from, zone) : last.minus({ days: 29 })
  if (first > last) throw fail('VAL_001', { field: 'to', message: 'The last day is before the first.' })
  const figures = await figuresBy(req, { agency, from: first.toJSDate(), to: last.plus({ days: 1 }).toJSDate(), client: idIn('client', client), agent: idIn('agent', agent), by })
  return { from: first.toISODate()!, to: last.toISODate()!, timezone: zone, by, ...figures }
}
