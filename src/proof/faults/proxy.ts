import { connect, createServer, type Socket } from 'node:net'
import type { AddressInfo } from 'node:net'

type Cut = 'before' | 'after' | null

/** Between the product and Postgres: cuts the wire at the next COMMIT when it is told to. */
export type Proxy = { url: string; cuts(): number; cutNext(when: Cut): void; leadTo(serverUrl: string): void; close(): Promise<void> }

/** `Q`, its length, `commit` and a zero: how node-postgres says it. */
const isCommit = (bytes: Buffer): boolean => bytes[0] === 0x51 && bytes.subarray(5, -1).toString().trim().toLowerCase() === 'commit'

/**
 * A proxy before the server of this address. `before`: the COMMIT never arrives. `after`: it is done, but its answer is
 * lost, so that nobody can know.
 */
export const openProxy = async (serverUrl: string): Promise<Proxy> => {
  let target = new URL(serverUrl)
  const sockets = new Set<Socket>()
  let [next, count]: [Cut, number] = [null, 0]
  const server = createServer((client) => {
    const upstream = connect(Number(target.port || 5432), target.hostname)
    let isLost = false
    for (const socket of [client, upstream]) {
      sockets.add(socket)
      socket.on('error', () => undefined)
      socket.on('close', () => void sockets.delete(socket))
    }
    const cut = () => void [client, upstream].forEach((socket) => socket.destroy())
    client.on('data', (bytes) => {
      const when = isCommit(bytes) ? next : null
      if (when) [next, count] = [null, count + 1]
      if (when === 'before') return cut()
      isLost ||= when === 'after'
      upstream.write(bytes)
    })
    upstream.on('data', (bytes) => (isLost ? cut() : void client.write(bytes)))
    client.on('close', () => upstream.destroy())
    upstream.on('close', () => client.destroy())
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const url = new URL(serverUrl)
  url.hostname = '127.0.0.1'
  url.port = String((server.address() as AddressInfo).port)
  const close = async () => {
    sockets.forEach((socket) => socket.destroy())
    await new Promise((resolve) => server.close(resolve))
  }
  return { url: url.toString(), cuts: () => count, cutNext: (when) => void (next = when), leadTo: (other) => void (target = new URL(other)), close }
}
