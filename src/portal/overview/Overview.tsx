import type { Inside } from '../here'
import { Head } from '../frame/Head'

/** The first page: what needs the client, then everything else. */
export const Overview = ({ inside: { person, client } }: { inside: Inside }) => <Head lead={client.name} title={`Hello ${person.firstName}`} />
