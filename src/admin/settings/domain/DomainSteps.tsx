'use client'

import { Button, Pill, toast, useModal } from '@payloadcms/ui'
import { useState } from 'react'
import { call } from '../../api'
import type { Reader } from '../../format/reader'
import { Empty } from '../../shared/Empty'
import { Failure } from '../../shared/Failure'
import { Skeleton } from '../../shared/Skeleton'
import { Time } from '../../shared/Time'
import { Answered } from '../parts/Answered'
import { Ask, askDialog, type Question } from '../parts/Ask'
import { Facts } from '../parts/Facts'
import parts from '../parts/parts.module.css'
import styles from './domain.module.css'
import { useAnswer } from '../parts/useAnswer'
import type { Own } from '../billing/types'
import { NameDomain } from './NameDomain'
import { Prove, type Pending } from './Prove'

type State = Pending | { domain: string; verified: true; verifiedAt: string | null; sslStatus: string | null; endsAt: string | null }

const certificates: Record<string, string> = { none: 'Not asked for yet', provisioning: 'Fetched when the address is first opened over https', ready: 'Ready', failed: 'Could not be fetched. Check that the domain points to the platform.' }

/** Naming, proving, and what is known of the domain; locked with the reason where the plan has none. `target` is the host that the domain is to point to. */
export const DomainSteps = ({ agency, admin, reader, target }: { agency: string; admin: string; reader: Reader; target: string }) => {
  const own = useAnswer<Own & { customDomain?: { domain: string | null } }>(`/agencies/me?agency=${agency}`)
  return (
    <Answered answer={own} rows={3}>
      {({ plan, customDomain }) =>
        plan.customDomainAllowed ? <Steps agency={agency} isNamed={Boolean(customDomain?.domain)} onChanged={own.reload} reader={reader} target={target} /> : (
          <Empty action={<Button buttonStyle="secondary" el="link" margin={false} size="small" to={`${admin}/settings/billing`}>See the plan</Button>} title={`${plan.displayName} does not include a custom domain`}>
            Your portal stays at its address below the platform’s. With a larger plan it also answers at an address of your own.
          </Empty>
        )
      }
    </Answered>
  )
}

type StepsProps = { agency: string; isNamed: boolean; reader: Reader; target: string; onChanged: () => void }

const Steps = ({ agency, isNamed, reader, target, onChanged }: StepsProps) => {
  const { openModal, closeModal } = useModal()
  const [question, setQuestion] = useState<Question | null>(null)
  const { data, error, isLoading, reload } = useAnswer<State>(isNamed ? `/agencies/me/custom-domain?agency=${agency}` : null)
  const remove = (domain: string) => {
    setQuestion({
      title: `Remove ${domain}?`, confirm: 'Remove the domain', text: 'It stops at once. To use it again it has to be proved again.',
      act: async () => {
        await call(`/agencies/me/custom-domain?agency=${agency}`, { method: 'DELETE' })
        toast.success('The domain is removed.')
        onChanged()
      },
    })
    openModal(askDialog)
  }
  if (isNamed && isLoading && !data) return <Skeleton rows={3} />
  if (error) return <Failure error={error} onRetry={reload} />
  return (
    <>
      {!isNamed && <NameDomain agency={agency} onNamed={onChanged} />}
      {isNamed && data && !data.verified && <Prove agency={agency} onRemove={() => remove(data.domain)} onVerified={reload} pending={data} target={target} />}
      {isNamed && data?.verified && (
        <section className={`${parts.box} ${styles.step}`}>
          <h2>{data.domain} <Pill pillStyle="success" size="small">Verified</Pill></h2>
          <Facts facts={[
            ['Verified', data.verifiedAt ? <Time at={data.verifiedAt} key="at" reader={reader} /> : null], ['Certificate', certificates[data.sslStatus ?? 'none'] ?? data.sslStatus],
            ['Stops', data.endsAt ? <Time at={data.endsAt} key="ends" reader={reader} /> : null],
          ]} />
          <p>The TXT record is looked up each day: leave it where it is.</p>
          <div className={parts.row}>
            <Button buttonStyle="secondary" el="anchor" margin={false} newTab size="medium" url={`https://${data.domain}`}>Open it</Button>
            <Button buttonStyle="secondary" margin={false} onClick={() => remove(data.domain)} size="medium">Remove</Button>
          </div>
        </section>
      )}
      <Ask onClose={() => closeModal(askDialog)} question={question} />
    </>
  )
}
