import type { PayloadRequest } from 'payload'
import { as } from '@/src/engine/doors'
import type { SectionProps } from '../sections'
import { Agencies } from './Agencies'
import { Alerts } from './Alerts'
import { Stats } from './Stats'

/** What the operator of the installation looks at: alerts first, then figures and agencies. */
export const Operation = async ({ req, admin, reader }: SectionProps) => (
  <>
    <Alerts reader={reader} />
    <Stats reader={reader} />
    <Agencies admin={admin} plans={await plansOf(req)} reader={reader} />
  </>
)

const plansOf = async (req: PayloadRequest) => {
  const { docs } = await as(req).find('plans', { limit: 50, pagination: false, sort: 'sortOrder', select: { displayName: true } })
  return docs.map(({ id, displayName }) => ({ value: id, label: displayName }))
}
