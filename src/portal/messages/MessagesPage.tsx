import { MessageSquare } from 'lucide-react'
import { listConversations } from '@/src/domain/platform/messages/direct/list'
import { showConversation } from '@/src/domain/platform/messages/direct/show'
import { agentsOf } from '@/src/domain/platform/team/agents'
import type { Inside } from '../here'
import { Card } from '../ui/Card'
import { Empty } from '../states/states'
import { Tabs } from '../ui/Tabs'
import { Conversation, type Shown } from './Conversation'

/** The one conversation with whoever looks after this client; who belongs to several has one for each. */
export const MessagesPage = async ({ inside, wish }: { inside: Inside; wish: { client?: string } }) => {
  const { req, clients, reader, person, brand } = inside
  const client = clients.find(({ id }) => id === wish.client) ?? inside.client
  const [first] = await agentsOf(req, client.id)
  const other = first?.assigned ? first.id : person.id
  const { body } = await showConversation(req, other, { limit: 50, client: client.id })
  const shown = JSON.parse(JSON.stringify(body)) as Shown
  const agent = shown.participants.find(({ side, id }) => side === 'agency' && id === other) ?? null
  const unread = clients.length > 1 ? new Map((await listConversations(req, { search: '', limit: 200 })).map((one) => [one.client.id, one.unread])) : null
  return (
    <>
      <h1 className="sr-only">Messages</h1>
      {unread && <Tabs label="Conversations" tabs={clients.map(({ id, name }) => ({ href: `/messages?client=${id}`, label: name, open: id === client.id, n: unread.get(id) }))} />}
      <Card className={`flex min-h-96 flex-col overflow-hidden ${unread ? 'h-[calc(100dvh-15.25rem)] lg:h-[calc(100dvh-11.25rem)]' : 'h-[calc(100dvh-11.5rem)] lg:h-[calc(100dvh-7.5rem)]'}`}>
        {first ? <Conversation agency={brand.name} agent={agent} client={client.id} key={client.id} other={other} reader={reader} shown={shown} /> : <Empty icon={<MessageSquare />} title="Nobody is here to write to yet">{brand.name} will be in touch.</Empty>}
      </Card>
    </>
  )
}
