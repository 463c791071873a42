import { hostsIn, strangersIn } from './foreign'

/** Something made in the agency's name, as text: what people read of it and what machines do. */
export type Rendered = { what: string; text: string }

/** What of all this is somebody else's, by what it was found in. */
export const faultsIn = (all: readonly Rendered[], find: (text: string) => string[] = strangersIn): string[] => all.flatMap(({ what, text }) => find(text).map((fault) => `${what}: ${fault}`))

/** Where all this leads besides these hosts. */
export const elsewhere = (all: readonly Rendered[], allowed: readonly string[]): string[] => faultsIn(all, (text) => hostsIn(text, allowed))
