import type { PayloadRequest } from 'payload'
import { tell, type Receiver } from '@/src/domain/platform/notify'
import type { Place } from './place'

const workers = ({ agency, client }: Place): Receiver[] =>
  client ? [{ role: 'agency_admin', agency }, { agentOf: client }] : [{ role: 'agency_admin', agency }, { role: 'agency_member', agency }]

const about = ({ agency, client }: Place) => ({ type: 'publishing.stopped', agency, client, link: client ? `/admin/collections/clients/${client}?tab=accounts` : '/admin/collections/posts', subject: `stop:${client ?? agency}` })
const where = ({ client, name }: Place): string => (client ? `for ${name}` : 'for all clients')
const waiting = (planned: number): string => (planned === 1 ? 'One planned post waits.' : planned ? `${planned} planned posts wait.` : '')

/** Told to everybody who works there: nothing goes out, and why. */
export const sayStopped = (req: PayloadRequest, place: Place, reason: string, planned: number): Promise<number> =>
  tell(req, workers(place), { ...about(place), title: `Publishing is stopped ${where(place)}`, body: `“${reason}” ${waiting(planned)} Nothing is published until somebody lets it go on.`.replace(/ +/g, ' ') },
    { except: [req.user?.id], mail: { key: `stop:${place.client ?? place.agency}:${Date.now()}`, button: { label: 'See where it is stopped', url: about(place).link } } })

/** Told to the same people: it goes on. */
export const sayResumed = (req: PayloadRequest, place: Place): Promise<number> =>
  tell(req, workers(place), { ...about(place), title: `Publishing goes on ${where(place)}`, body: 'Posts whose time passed more than an hour ago are not published any more: give them a new time.' }, { except: [req.user?.id] })
