'use client'

import { usePreferences } from '@payloadcms/ui'
import { useEffect, useState } from 'react'

/** What somebody called a way of narrowing the list; `address` is the page's own, without its page number. */
export type View = { name: string; address: string }

const key = 'posts-views'
const most = 20

const isView = (value: unknown): value is View => typeof (value as View | null)?.name === 'string' && typeof (value as View).address === 'string'

/** The person's own views of the list of posts, kept with their other preferences of the admin. */
export const useViews = () => {
  const { getPreference, setPreference } = usePreferences()
  const [views, setViews] = useState<readonly View[] | null>(null)
  useEffect(() => {
    void getPreference<{ views?: unknown[] }>(key).then((kept) => setViews((kept?.views ?? []).filter(isView)), () => setViews([]))
  }, [getPreference])
  const keep = (changed: readonly View[]) => {
    setViews(changed)
    void setPreference(key, { views: changed })
  }
  const add = (view: View) => keep([...(views ?? []).filter(({ name }) => name !== view.name), view].slice(-most))
  const remove = (name: string) => keep((views ?? []).filter((view) => view.name !== name))
  return { views: views ?? [], isRead: views !== null, add, remove }
}
