import { AsyncLocalStorage } from 'node:async_hooks'
import type { ServerResponse } from 'node:http'

// Pages are built into modules of their own, so both sides meet at the process.
const place = Symbol.for('page.answer')
const held = globalThis as { [place]?: AsyncLocalStorage<ServerResponse> }
const answers = (held[place] ??= new AsyncLocalStorage<ServerResponse>())

/** Makes a page, which may say with which status it is answered. */
export const withPageStatus = <T>(outgoing: ServerResponse, make: () => T): T => answers.run(outgoing, make)

/** The HTTP status of the page that is being made, said before anything of it has left, such as in a layout above what loads. Too late, it changes nothing. */
export const sayPageStatus = (status: number): void => {
  const outgoing = answers.getStore()
  if (outgoing && !outgoing.headersSent) outgoing.statusCode = status
}
