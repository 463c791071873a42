import type { IncomingMessage } from 'node:http'

/** The address under which the caller reached the sandbox. */
export const originOf = (req: IncomingMessage): string => `http://${req.headers.host ?? `127.0.0.1:${req.socket.localPort}`}`
