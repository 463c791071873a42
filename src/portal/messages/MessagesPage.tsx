import { MessageSquare } from 'lucide-react'
import { agentsOf } from '@/src/domain/platform/team/agents'
import { showConversation } from '@/src/domain/platform/messages/direct/show'
import type { Inside } from '../here'
import { Card } from '../ui/Card'
import { Empty } from '../states/states'
import { Conversation, type Shown } from './Conversation'

/** The one conversation with whoever looks after this client. */
export const MessagesPage = async ({ inside: { req, client, reader, person, brand } }: { inside: Inside }) => {
  const [first] = await agentsOf(req, client.id)
  const other = first?.assigned ? first.id : person.id
  const { body } = await showConversation(req, other, { limit: 50, client: client.id })
  const shown = JSON.parse(JSON.stringify(body)) as Shown
  const agent = shown.participants.find(({ side, id }) => side === 'agency' && id === other) ?? null
  return (
    <>
      <h1 className="sr-only">Messages</h1>
      <Card className="flex h-[calc(100dvh-11.5rem)] min-h-96 flex-col overflow-hidden lg:h-[calc(100dvh-7.5rem)]">
        {first ? <Conversation agency={brand.name} agent={agent} client={client.id} other={other} reader={reader} shown={shown} /> : <Empty icon={<MessageSquare />} title="Nobody is here to write to yet">{brand.name} will be in touch.</Empty>}
      </Card>
    </>
  )
}
