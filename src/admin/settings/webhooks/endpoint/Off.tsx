'use client'

import { Button, toast } from '@payloadcms/ui'
import { call } from '../../../api'
import parts from '../../parts/parts.module.css'
import { useDoing } from '../../parts/useDoing'
import { whyOff, type EndpointRow } from '../types'

/** Why an endpoint gets nothing, and the way to switch it on again. */
export const Off = ({ id, row, onChanged }: { id: string; row: EndpointRow; onChanged: () => void }) => {
  const { busy, doing } = useDoing()
  const why = whyOff(row)
  if (!why) return null
  const enable = async () => {
    await call(`/webhook-endpoints/${id}/enable`, { method: 'POST', body: {} })
    toast.success('The endpoint is on. Send again what was missed, if you need it.')
    onChanged()
  }
  return (
    <div className={parts.banner} data-tone="bad">
      <p>{why}</p>
      <Button buttonStyle="secondary" disabled={Boolean(busy)} margin={false} onClick={() => doing('enable', enable)} size="small">{busy ? 'Switching on…' : 'Switch on'}</Button>
    </div>
  )
}
