'use client'

import { Bell } from 'lucide-react'
import Link from 'next/link'
import { lazy, Suspense, useState } from 'react'
import { Count } from '../ui/Badge'
import { useCounts } from './live/Counts'
import { PersonButton } from './PersonButton'
import type { Props } from './PersonMenu'

const PersonMenu = lazy(() => import('./PersonMenu').then((loaded) => ({ default: loaded.PersonMenu })))

/** Notifications and what belongs to the person, whose menu is loaded when it is asked for. */
export const TopBar = (props: Props) => {
  const { notifications } = useCounts()
  const [wanted, setWanted] = useState(false)
  const button = <PersonButton onClick={() => setWanted(true)} person={props.person} />
  return (
    <div className="flex items-center gap-1">
      <Link className="relative grid size-11 place-items-center rounded-md text-quiet hover:bg-sunk hover:text-ink" href="/notifications">
        <Bell aria-hidden="true" size={20} />
        <span className="sr-only">Notifications</span>
        <Count className="absolute top-0 left-[52%] ring-2 ring-page" label="unread" n={notifications} />
      </Link>
      {wanted ? <Suspense fallback={button}><PersonMenu {...props} /></Suspense> : button}
    </div>
  )
}
