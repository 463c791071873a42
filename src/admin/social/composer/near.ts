'use client'

import { toast } from '@payloadcms/ui'
import { useEffect, useState } from 'react'
import { nearCodes, type Verdict } from '@/src/domain/social/rules'
import { call } from '../../api'
import type { Saved } from './save'
import { bodyFor, type Account, type Told, type Values } from './values'

/** Milliseconds after the last change until the server is asked. */
const pause = 600

type Question = { account: string; body: Record<string, unknown> }

const questionOf = (values: Values, account: Account): Question => {
  const { connection, caption, images, scheduledAt, scheduledTimezone } = bodyFor(values, account)
  return { account: account.id, body: { connection, caption, images: (images as { file: string }[]).map(({ file }) => ({ file })), scheduledAt, scheduledTimezone } }
}

/** What only the server can tell: other posts of the accounts with the same words or picture, or planned less than an hour away. Nothing while it cannot be asked. */
export const useNear = (values: Values, chosen: readonly Account[], id: string | null): Told[] => {
  const [found, setFound] = useState<Told[]>([])
  const asked = JSON.stringify(chosen.map((account) => questionOf(values, account)))
  useEffect(() => {
    const controller = new AbortController()
    const ask = async ({ account, body }: Question): Promise<Told[]> => {
      const { warnings } = await call<Verdict>(id ? `/posts/${id}/validate` : '/posts/validate', { method: 'POST', body: id ? body : { ...body, client: values.client }, signal: controller.signal })
      return warnings.filter(({ code }) => nearCodes.includes(code)).map((finding) => ({ ...finding, accounts: [account] }))
    }
    const timer = setTimeout(() => {
      void Promise.all((JSON.parse(asked) as Question[]).map(ask)).then((all) => !controller.signal.aborted && setFound(all.flat()), () => undefined)
    }, pause)
    return () => {
      clearTimeout(timer)
      controller.abort()
    }
  }, [asked, id, values.client])
  return found.filter(({ accounts }) => chosen.some(({ id: one }) => accounts.includes(one)))
}

/** Says after a move that another post of the account is planned less than an hour away. */
export const tellClash = ({ validation }: Saved): void => {
  for (const { code, message } of validation?.warnings ?? []) if (code === 'SCHEDULE_CLASH') toast.warning(message)
}
