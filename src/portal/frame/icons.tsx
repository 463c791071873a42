import { CalendarDays, FileText, Home, Inbox, Images, MessageSquare, Plug } from 'lucide-react'

/** The signs of the navigation. */
export const icons = { home: Home, inbox: Inbox, posts: Images, calendar: CalendarDays, documents: FileText, messages: MessageSquare, accounts: Plug } as const
