import { createLocalReq, type Payload, type PayloadRequest } from 'payload'
import type { Server, Socket } from 'socket.io'
import { personAgain } from '@/src/engine/session'
import { roomOf } from './announce'

/** Something that pages say to others, such as that somebody is typing: whom it reaches is asked with the person's rights each time. */
export type Said = { event: string; everyMs: number; reach(req: PayloadRequest, message: Record<string, unknown>): Promise<{ people: readonly string[]; message: object } | null> }

/** Lets a socket say it, at most once per `everyMs`; what nobody may hear is dropped. */
export const hear = (payload: Payload, io: Server, socket: Socket, { event, everyMs, reach }: Said): void => {
  let last = 0
  socket.on(event, async (given: unknown) => {
    if (Date.now() - last < everyMs || typeof given !== 'object' || given === null) return
    last = Date.now()
    const user = await personAgain(payload, socket.data.user, new Headers(socket.data.headers)).catch(() => null)
    const said = user && (await reach(await createLocalReq({ user }, payload), given as Record<string, unknown>).catch(() => null))
    if (said?.people.length) io.to(said.people.map(roomOf)).emit(event, said.message)
  })
}

/** What hears which people have a page open: called for all of them regularly, and when somebody comes or has gone. */
export type Watcher = { everyMs: number; present(people: readonly string[]): Promise<unknown>; came(person: string): Promise<unknown>; left(person: string): Promise<unknown> }

const peopleIn = (io: Server): string[] => [...new Set([...io.of('/').sockets.values()].flatMap(({ data }) => (data.user?.id as string | undefined) ?? []))]

/** Keeps a watcher told of this process's sockets. Answers how to stop. */
export const watchPeople = (io: Server, { everyMs, present, came, left }: Watcher, missed: (error: unknown) => void): (() => void) => {
  const timer = setInterval(() => void present(peopleIn(io)).catch(missed), everyMs).unref()
  io.on('connection', (socket) => {
    const person = socket.data.user.id as string
    void came(person).catch(missed)
    // Other processes may still hold a page of this person.
    socket.once('disconnect', () => void io.in(roomOf(person)).fetchSockets().then((others) => others.length === 0 && left(person)).catch(missed))
  })
  return () => clearInterval(timer)
}
