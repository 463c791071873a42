'use client'

import { useEffect } from 'react'
import { hearNews, type News } from '../progress/socket'

/** Hears what the server tells this person's pages: ids only, each page fetches with its own rights. `hear` must be stable. */
export const useNews = (hear: (news: News) => void): void => useEffect(() => hearNews(hear), [hear])
