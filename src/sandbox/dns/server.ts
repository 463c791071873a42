import { createSocket } from 'node:dgram'
import { z } from 'zod'
import { answerTo, codes, questionIn } from './wire'

/** What a name holds: its TXT records (none: the name is known but has no TXT), or how asking for it fails. */
export const nameSchema = z.object({ name: z.string().min(1).max(253).toLowerCase(), txt: z.array(z.string().max(2000)).max(20).default([]), fault: z.enum(['failure', 'silence']).optional(), gone: z.boolean().optional() })
export type DnsName = z.infer<typeof nameSchema>

/** A name server on UDP that knows only what it was told; every other name is unknown. */
export async function startDns({ port, host, names }: { port: number; host: string; names: Map<string, DnsName> }) {
  const socket = createSocket('udp4')
  socket.on('error', () => undefined)
  socket.on('message', (message, { port: to, address }) => {
    const question = questionIn(message)
    const known = question && names.get(question.name)
    if (!question || known?.fault === 'silence') return
    const code = known?.fault ? codes.serverFailure : known ? codes.ok : codes.unknownName
    socket.send(answerTo(question, code, question.isTxt && code === codes.ok ? known!.txt : []), to, address)
  })
  await new Promise<void>((resolve, reject) => {
    socket.once('error', reject)
    socket.bind(port, host, resolve)
  })
  return { port: socket.address().port, close: () => new Promise<void>((done) => socket.close(() => done())) }
}
