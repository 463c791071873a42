'use client'

import { Drawer } from '@payloadcms/ui'
import type { Reader } from '../../../format/reader'
import { exact } from '../../../format/time'
import { Facts } from '../../parts/Facts'
import parts from '../../parts/parts.module.css'
import { deliveryState, type Delivery } from '../types'
import styles from '../webhooks.module.css'

export const deliveryDrawer = 'webhook-delivery'

const headersOf = ({ id, lastAttemptAt }: Delivery): string =>
  [
    'content-type: application/json',
    `webhook-id: msg_${id}`,
    `webhook-timestamp: ${lastAttemptAt ? Math.floor(Date.parse(lastAttemptAt) / 1000) : 'set when it is sent'}`,
    'webhook-signature: v1,… (made for each attempt, not kept)',
  ].join('\n')

/** One message: what was sent and what came back. */
export const DeliveryDrawer = ({ delivery, reader }: { delivery: Delivery | null; reader: Reader }) => {
  const at = (moment: string | null | undefined) => (moment ? exact(moment, reader.locale, reader.zone) : null)
  return (
    <Drawer slug={deliveryDrawer} title={delivery?.type ?? 'Message'}>
      {delivery && (
        <div className={styles.details}>
          <Facts facts={[
            ['State', deliveryState(delivery).label], ['Made', at(delivery.createdAt)], ['Attempts', String(delivery.attempts ?? 0)], ['Last attempt', at(delivery.lastAttemptAt)], ['Arrived', at(delivery.deliveredAt)],
            ['Next try', delivery.status === 'pending' ? at(delivery.nextAttemptAt) : null], ['Took', delivery.durationMs ? `${delivery.durationMs} ms` : null], ['What stood in the way', delivery.failure],
          ]} />
          <section>
            <h3>Request: headers</h3>
            <pre className={parts.raw} tabIndex={0}>{headersOf(delivery)}</pre>
          </section>
          <section>
            <h3>Request: body</h3>
            <pre className={parts.raw} tabIndex={0}>{JSON.stringify(delivery.body ?? null, null, 2)}</pre>
          </section>
          <section>
            <h3>Answer{delivery.responseStatus ? `: ${delivery.responseStatus}` : ''}</h3>
            <pre className={parts.raw} tabIndex={0}>{delivery.responseExcerpt || (delivery.responseStatus ? 'The answer had no text.' : 'There was no answer.')}</pre>
          </section>
        </div>
      )}
    </Drawer>
  )
}
