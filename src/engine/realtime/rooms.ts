import { createLocalReq, type Payload, type PayloadRequest, type TypedUser } from 'payload'
import type { Server, Socket } from 'socket.io'
import { personAgain } from '@/src/engine/session'

const mostRooms = 100
const longestId = 100

/** Answers the present state of a topic's row to a person who may read it; throws or answers null for anybody else. */
export type Topic = { prefix: string; room: string; idName: string; stateFor(req: PayloadRequest, id: string): Promise<State> }

type State = { event: string } | null
type Followed = { isAsking: boolean; stateFor(user: TypedUser): Promise<State>; refuse(): void }

const followed = new WeakMap<Socket, Map<string, Followed>>()
const followedBy = (socket: Socket): Map<string, Followed> => {
  const known = followed.get(socket) ?? new Map<string, Followed>()
  followed.set(socket, known)
  return known
}

/** The person of a socket as they are now, not as they were when it was opened; null once the session has ended. */
const presentPerson = (payload: Payload, socket: Socket): Promise<TypedUser | null> => personAgain(payload, socket.data.user, new Headers(socket.data.headers))

/** Lets a socket follow rows of a topic: at most 100 at once, each only while its person may read the row. */
export const follow = (payload: Payload, socket: Socket, { prefix, room, idName, stateFor }: Topic): void => {
  const rooms = followedBy(socket)
  const idIn = (message: unknown) => String((message as Record<string, unknown> | null)?.[idName] ?? '').slice(0, longestId)
  socket.on(`${prefix}:subscribe`, async (message: unknown) => {
    const id = idIn(message)
    const name = `${room}:${id}`
    const refuse = (code: string) => void socket.emit(`${prefix}:refused`, { [idName]: id, code })
    if (rooms.get(name)?.isAsking) return
    if (!rooms.has(name) && rooms.size >= mostRooms) return refuse('RATE_001')
    const asked: Followed = { isAsking: true, refuse: () => refuse('RES_001'), stateFor: async (user) => stateFor(await createLocalReq({ user }, payload), id) }
    rooms.set(name, asked)
    const state = await presentPerson(payload, socket).then((user) => user && asked.stateFor(user)).catch(() => null)
    asked.isAsking = false
    if (rooms.get(name) !== asked) return
    if (!state) return leave(socket, name, asked)
    await socket.join(name)
    socket.emit(state.event, state)
  })
  socket.on(`${prefix}:unsubscribe`, (message: unknown) => {
    rooms.delete(`${room}:${idIn(message)}`)
    void socket.leave(`${room}:${idIn(message)}`)
  })
}

const leave = (socket: Socket, name: string, { refuse }: Followed): void => {
  followedBy(socket).delete(name)
  void socket.leave(name)
  refuse()
}

/** Takes this process's sockets out of rooms whose row their person may no longer read. Answers how many left. */
export const leaveLost = async (payload: Payload, io: Server): Promise<number> => {
  const [persons, verdicts] = [new Map<string, Promise<TypedUser | null>>(), new Map<string, Promise<boolean>>()]
  let left = 0
  for (const socket of io.of('/').sockets.values()) {
    const rooms = [...followedBy(socket)].filter(([, { isAsking }]) => !isAsking)
    const user = rooms.length > 0 && (await once(persons, socket.data.user._sid, () => presentPerson(payload, socket)))
    if (!user) continue
    for (const [name, room] of rooms) {
      if (!(await once(verdicts, `${socket.data.user._sid} ${name}`, () => isLost(room, user)))) continue
      leave(socket, name, room)
      left += 1
    }
  }
  return left
}

/** Tabs of one session ask once. */
const once = <T>(known: Map<string, Promise<T>>, key: string, ask: () => Promise<T>): Promise<T> => {
  const asked = known.get(key) ?? ask()
  known.set(key, asked)
  return asked
}

/** A database that cannot be asked takes nobody out of a room. */
const isLost = ({ stateFor }: Followed, user: TypedUser): Promise<boolean> =>
  stateFor(user).then((state) => state === null, (error: { status?: number }) => {
    if ((error.status ?? 500) >= 500) throw error
    return true
  })
