'use client'

import { Button } from '@payloadcms/ui'
import type { Reader } from '../../format/reader'
import { Empty } from '../../shared/Empty'
import type { Own } from '../billing/types'
import { Answered } from '../parts/Answered'
import { useAnswer } from '../parts/useAnswer'
import { KeyCard, type Service, type Stored } from './KeyCard'
import styles from './services.module.css'

const services: Service[] = [
  { vendor: 'anthropic', title: 'Text generation', name: 'Anthropic', about: 'Plans, writes and checks the documents.' },
  { vendor: 'tavily', title: 'Web search', name: 'Tavily', about: 'Finds the pages that figures and quotes come from.' },
  { vendor: 'freepik', title: 'Stock images', name: 'Freepik', about: 'Finds the pictures of covers and sections.' },
]

type Answer = Own & { providerKeys: Record<string, Stored> }

/** A card for each service; none where the plan includes them. */
export const ServiceKeys = ({ agency, admin, reader }: { agency: string; admin: string; reader: Reader }) => {
  const answer = useAnswer<Answer>(`/agencies/me?agency=${agency}`)
  return (
    <Answered answer={answer} rows={3}>
      {({ plan, providerKeys }) =>
        plan.apiKeyMode === 'included' ? (
          <Empty action={<Button buttonStyle="secondary" el="link" margin={false} size="small" to={`${admin}/settings/billing`}>See plan and usage</Button>} title={`${plan.displayName} includes all services`}>
            Documents are made with the platform’s keys and count against your included credits, so there is nothing to enter here.
          </Empty>
        ) : (
          <>
            <p className={styles.lead}>Your plan works with your own keys. They are kept encrypted; of each only the last four characters are shown again.</p>
            <div className={styles.cards}>
              {services.map((service) => <KeyCard agency={agency} key={service.vendor} onChanged={answer.reload} reader={reader} service={service} stored={providerKeys?.[service.vendor]} />)}
            </div>
          </>
        )
      }
    </Answered>
  )
}
