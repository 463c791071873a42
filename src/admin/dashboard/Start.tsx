import { Button } from '@payloadcms/ui'
import { Empty } from '../shared/Empty'

type Props = { hasClients: boolean; mayAddClients: boolean; admin: string }

/** The first visit: the one step that comes next. */
export const Start = ({ hasClients, mayAddClients, admin }: Props) => {
  if (hasClients)
    return (
      <Empty
        action={<Button buttonStyle="primary" el="link" margin={false} to={`${admin}/generate`}>Generate the first document</Button>}
        title="No documents yet"
      >
        Choose a client and a topic. Research, writing, design and proof of each figure follow by themselves, usually in a few minutes.
      </Empty>
    )
  return (
    <Empty
      action={mayAddClients ? <Button buttonStyle="primary" el="link" margin={false} to={`${admin}/collections/clients/create`}>Add a client</Button> : undefined}
      title="No clients yet"
    >
      {mayAddClients ? 'Documents are made for a client: its brand, its voice, its own sources. Add the first one to begin.' : 'Documents are made for a client. An admin of your agency can add the first one.'}
    </Empty>
  )
}
