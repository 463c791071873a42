import { Head } from '../frame/Head'
import type { Inside } from '../here'
import { Names } from './Names'
import { Password } from './Password'
import { Address } from './Address'
import { Factor } from './Factor'
import { Sessions } from './Sessions'
import { StepUp } from './StepUp'

type Row = { firstName?: string | null; lastName?: string | null; timezone?: string | null; locale?: string | null }

/** What belongs to the person: who they are, how they read times and figures, how they get in. */
export const ProfilePage = ({ inside: { req, person, reader } }: { inside: Inside }) => {
  const { firstName, lastName, timezone, locale } = req.user as unknown as Row
  return (
    <StepUp>
      <Head title="Your profile" />
      <div className="grid grid-cols-1 gap-4 lg:grid-cols-2 lg:items-start">
        <Names given={{ firstName: firstName ?? '', lastName: lastName ?? '', timezone: timezone ?? 'UTC', locale: locale ?? 'en-US' }} person={person} zones={Intl.supportedValuesOf('timeZone')} />
        <div className="grid grid-cols-1 gap-4">
          <Address email={person.email} />
          <Password email={person.email} />
          <Factor reader={reader} />
          <Sessions reader={reader} />
        </div>
      </div>
    </StepUp>
  )
}
