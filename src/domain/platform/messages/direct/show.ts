import type { PayloadRequest } from 'payload'
import { sqlOf } from '@/src/engine/database'
import { recordEvent } from '@/src/engine/events'
import { linesOf } from '../lines/lines'
import { unreadIn } from '../lines/marks'
import { participantsOf } from './people'
import { seatWith, type Seat } from './seat'

/** Above the conversation of a client to whom nobody is assigned. */
export const unassignedHeader = 'Your agency will answer'

/** What a client's user reads above the conversation; staff read the user's name. */
const headerOf = ({ part, agents }: Seat): string | null => (part === 'customer' && !agents.some(({ assigned }) => assigned) ? unassignedHeader : null)

type Window = { before?: string; after?: string; limit: number; client?: string }

/** The conversation with a person. Administrators who only read leave an event each time they are shown something. Throws as `seatWith`. */
export const showConversation = async (req: PayloadRequest, other: string, { client, ...window }: Window) => {
  const seat = await seatWith(req, other, client)
  const { talk, part, customer, agents } = seat
  const lines = await linesOf(req, { ...talk, internal: false, ...window })
  if (part === 'manager' && (!window.after || lines.messages.length > 0)) await noteReading(req, seat)
  const [named] = await sqlOf(req).query<{ name: string }>('select company_name as name from clients where id = $1', [talk.client])
  return {
    body: {
      conversation: talk.conversation, with: customer, client: { id: talk.client, name: named?.name ?? '' }, header: headerOf(seat),
      participants: await participantsOf(req, talk.client, customer, agents.map(({ id }) => id)), managersMayRead: true, canWrite: part !== 'manager',
      unread: (await unreadIn(req, [talk.conversation])).get(talk.conversation) ?? 0, ...lines,
    },
  }
}

const noteReading = async (req: PayloadRequest, { talk, customer }: Seat): Promise<void> => {
  await recordEvent(req, { type: 'messages.read_by_manager', resourceType: 'users', resourceId: customer, agency: talk.agency, client: talk.client, metadata: { conversation: talk.conversation } })
}
