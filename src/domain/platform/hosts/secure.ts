import type { Payload } from 'payload'
import { poolOf } from '@/src/engine/database'
import { log } from '@/src/log'
import { lastDirectory } from './directory'
import { hostName, type Place } from './place'

const noted = new Set<string>()

const readySql = `update agencies set custom_domain_ssl_status = 'ready' where id = $1 and custom_domain = $2 and custom_domain_verified and custom_domain_ssl_status = 'provisioning'`

/** A request that came to an agency's own domain over https: its certificate is there. Written once; nothing waits for it. */
export const noteSecure = (payload: Payload, { agency }: Place, host: string): void => {
  const name = hostName(host)
  if (!agency || noted.has(name) || lastDirectory()?.byDomain.get(name)?.id !== agency.id) return
  noted.add(name)
  poolOf(payload).query(readySql, [agency.id, name]).catch((error: unknown) => {
    noted.delete(name)
    log.warn({ err: error }, 'the state of a certificate was not noted')
  })
}
