'use client'

import { useSearchParams } from 'next/navigation'
import { useEffect } from 'react'

const label = 'accounts'
const triesMs = 150
const most = 40

/** Opens the tab that the address names (`?tab=accounts`): the page itself only remembers which was open last. */
export const OpenTab = () => {
  const isWanted = useSearchParams().get('tab') === label
  useEffect(() => {
    if (!isWanted) return
    let tries = 0
    const timer = setInterval(() => {
      const button = [...document.querySelectorAll<HTMLButtonElement>('.tabs-field__tab-button')].find(({ textContent }) => textContent?.trim().toLowerCase() === label)
      button?.click()
      button?.scrollIntoView({ inline: 'center', block: 'nearest' })
      if (button || ++tries > most) clearInterval(timer)
    }, triesMs)
    return () => clearInterval(timer)
  }, [isWanted])
  return null
}
