/** A line of a conversation as the API tells it. */
export type Line = {
  id: string; author: { id: string; name: string; side: 'client' | 'agency'; picture: string | null } | null; intent: string; body: string | null; version: number | null
  attachments: { id: string; name: string; mimeType: string; bytes: number; url: string }[]; createdAt: string; removed: boolean; mine: boolean; unread: boolean; readAt: string | null
  /** When its author changed it, and whether they still may. */
  editedAt: string | null; changeable: boolean
}

/** A line that has not arrived yet. */
export type Pending = { token: string; body: string; attachments: string[]; failed: boolean }

const steps: Record<string, string> = {
  submitted: 'handed it in for approval', resubmitted: 'handed in a new version', approved: 'approved it', rejected: 'rejected it', changes_requested: 'asked for changes', recalled: 'took it back for changes',
  withdrawn: 'withdrew it', rescheduled: 'gave it another time', posted: 'posted it', undone: 'took the decision back', publish_failed: 'could not publish it', handed_over: '',
}

/** What a step of a post is called; null for something that was said. */
export const stepOf = (intent: string): string | null => (intent === 'comment' ? null : (steps[intent] ?? intent.replaceAll('_', ' ')))
