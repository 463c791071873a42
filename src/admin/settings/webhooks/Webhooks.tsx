import { webhookCatalog } from '@/src/domain/platform/webhooks/catalog'
import type { SectionProps } from '../sections'
import { familiesOf } from './events'
import { EndpointList } from './EndpointList'
import { EndpointPage } from './endpoint/EndpointPage'

/** Messages that go out: the list of endpoints, and a page for each with what was sent there. */
export const Webhooks = ({ agency, admin, reader, row }: SectionProps) => {
  const families = familiesOf([...webhookCatalog.values()])
  if (row) return <EndpointPage admin={admin} families={families} id={row} reader={reader} />
  return <EndpointList admin={admin} agency={agency} families={families} reader={reader} />
}
