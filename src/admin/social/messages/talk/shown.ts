import type { Line } from '@/src/browser/talk/line'
import type { Presence } from '../useConversations'

type Participant = { id: string; name: string; picture: string | null; jobTitle: string | null; side: 'client' | 'agency'; presence: Presence }

/** A conversation as the server shows it. */
export type Shown = { conversation: string; with: string; client: { id: string; name: string }; participants: Participant[]; canWrite: boolean; messages: Line[]; hasMore: boolean }
