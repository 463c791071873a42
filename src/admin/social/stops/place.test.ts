import { expect, it } from 'vitest'
import { stoppableAgency } from './place'

const works = (...memberships: [role: string, agency: string][]) => ({ id: 'p', isActive: true, memberships: memberships.map(([role, agency]) => ({ role, agency, isActive: true })) })

it('publishing is stopped for all clients by who runs the agency, and by nobody else who looks at its list', () => {
  expect([stoppableAgency(works(['agency_admin', 'a']), null), stoppableAgency(works(['agency_admin', 'a']), 'a')]).toEqual(['a', 'a'])
  expect([stoppableAgency(works(['agency_member', 'a']), 'a'), stoppableAgency(works(['agency_member', 'a'], ['agency_admin', 'b']), 'a')]).toEqual([null, null])
  expect([stoppableAgency(works(['agency_admin', 'a'], ['agency_admin', 'b']), null), stoppableAgency(works(['agency_admin', 'a'], ['agency_admin', 'b']), 'b')]).toEqual([null, 'b'])
  expect([stoppableAgency({ ...works(), isSuperAdmin: true }, null), stoppableAgency({ ...works(), isSuperAdmin: true }, 'b')]).toEqual([null, 'b'])
})
