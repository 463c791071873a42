'use client'

import type { ComponentProps } from 'react'
import type { Person } from '../here'
import { Avatar } from '../ui/Avatar'

/** The person's picture, which opens what belongs to them. */
export const PersonButton = ({ person, ...rest }: ComponentProps<'button'> & { person: Person }) => (
  <button aria-haspopup="menu" className="grid size-11 place-items-center rounded-full" type="button" {...rest}>
    <span className="sr-only">{`Your menu: ${person.name}`}</span>
    <Avatar image={person.avatar} name={person.name} size={34} />
  </button>
)
