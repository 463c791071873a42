'use client'

import { CheckIcon, Pill, XIcon } from '@payloadcms/ui'
import { money } from '../../format/money'
import { count } from '../../format/number'
import type { Reader } from '../../format/reader'
import { date } from '../../format/time'
import { Bar } from '../../progress/Bar'
import { Answered } from '../parts/Answered'
import { Facts } from '../parts/Facts'
import parts from '../parts/parts.module.css'
import { useAnswer } from '../parts/useAnswer'
import { Credits } from './Credits'
import { featuresOf, statusOf, type Own } from './types'
import styles from './billing.module.css'

/** Plan, price, period and state; seats, credits, features; and what used the credits. */
export const PlanAndUsage = ({ agency, admin, reader }: { agency: string; admin: string; reader: Reader }) => {
  const answer = useAnswer<Own>(`/agencies/me?agency=${agency}`)
  return (
    <>
      <Answered answer={answer} rows={3}>
        {(own) => (
          <div className={styles.columns}>
            <PlanBox own={own} reader={reader} />
            <Features own={own} />
          </div>
        )}
      </Answered>
      <Credits admin={admin} agency={agency} reader={reader} />
    </>
  )
}

const PlanBox = ({ own: { plan, subscription, usage }, reader }: { own: Own; reader: Reader }) => {
  const day = (at: string | null | undefined) => (at ? date(at, reader.now, reader.locale, reader.zone) : null)
  const status = subscription && statusOf(subscription.status)
  const note = subscription?.cancelAtPeriodEnd ? `It ends on ${day(subscription.currentPeriodEnd) ?? 'the last day of the period'} and is not renewed.` : status?.note
  const seats = usage.seatsUsed + usage.seatsAvailable
  return (
    <section aria-labelledby="plan" className={parts.box}>
      <h2 id="plan">{plan.displayName} {status && <Pill pillStyle={status.pill} size="small">{status.label}</Pill>}</h2>
      {note && <p className={styles.note}>{note}</p>}
      <Facts facts={[
        ['Price', `${money(plan.priceCents, reader.locale)} a ${plan.billingPeriod === 'annual' ? 'year' : 'month'}`],
        ['Period', subscription?.currentPeriodEnd ? `${day(subscription.currentPeriodStart) ?? ''} – ${day(subscription.currentPeriodEnd)}` : null],
        ['Payment due since', day(subscription?.pastDueSince)],
      ]} />
      <p className={styles.figure}>{count(usage.seatsUsed, reader.locale)} of {count(seats, reader.locale)} client seats in use, {count(usage.seatsAvailable, reader.locale)} available</p>
      <Bar label="Client seats in use" percent={Math.min(100, Math.round((usage.seatsUsed / Math.max(seats, 1)) * 100))} tone={usage.seatsAvailable === 0 ? 'bad' : 'busy'} />
      <p className={styles.note}>The operator of this installation changes the plan: ask there for another one.</p>
    </section>
  )
}

const Features = ({ own: { plan } }: { own: Own }) => (
  <section aria-labelledby="features" className={parts.box}>
    <h2 id="features">In this plan</h2>
    <ul className={styles.features}>
      {featuresOf(plan).map(({ name, value, isIncluded }) => (
        <li data-included={isIncluded} key={name}>
          <span aria-hidden="true" className={styles.icon}>{isIncluded ? <CheckIcon /> : <XIcon />}</span>
          <span>{name}</span>
          <span className={styles.value}>{value}</span>
        </li>
      ))}
    </ul>
  </section>
)
