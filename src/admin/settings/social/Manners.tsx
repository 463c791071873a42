'use client'

import { Answered } from '../parts/Answered'
import { useAnswer } from '../parts/useAnswer'
import { MannersForm } from './MannersForm'
import type { Own } from './manners'

/** How decisions, reminders, the day's summary and times are handled for the agency's clients. */
export const Manners = ({ agency }: { agency: string }) => {
  const answer = useAnswer<Own>(`/agencies/me?agency=${agency}`)
  return <Answered answer={answer} rows={8}>{(own) => <MannersForm agency={agency} key={own.version} onChanged={answer.reload} own={own} />}</Answered>
}
