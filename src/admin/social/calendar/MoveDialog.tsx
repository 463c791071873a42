'use client'

import { Reschedule } from '../composer/Reschedule'
import { clockTimeOf, emptyValues, type Account } from '../composer/values'
import type { Item } from './useCalendar'

type Props = { item: Item; account: Account | undefined; locale: string; zone: string; onClose: () => void; onMoved: (told: string) => void }

/** Another time for a post, typed; the way without dragging. */
export const MoveDialog = ({ item, zone, onMoved, ...rest }: Props) => {
  const itsZone = item.scheduledTimezone ?? zone
  const start = { ...emptyValues(), zone: itsZone, date: clockTimeOf(item.at, itsZone), autoPublish: item.autoPublish }
  const moved = (isPlanned: boolean) => onMoved(isPlanned ? `“${item.title}” has another time.` : `“${item.title}” has no time any more.`)
  return (
    <Reschedule confirm="Move it" onDone={moved} post={item} start={start} title={`Move “${item.title}” to…`} zone={zone} {...rest}>
      {item.status === 'approved' && <p>The client is told. It need not be approved again.</p>}
    </Reschedule>
  )
}
