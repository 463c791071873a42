export const messageKinds = ['post', 'document', 'direct'] as const
export type MessageKind = (typeof messageKinds)[number]

/** What a line stands for; every step of a post leaves one (spec 02-social §4.3). */
export const intents = [
  'comment', 'submitted', 'approved', 'rejected', 'changes_requested', 'resubmitted', 'recalled', 'withdrawn', 'rescheduled', 'posted', 'publish_failed', 'undone', 'handed_over',
] as const
export type Intent = (typeof intents)[number]

/** How long the author of a comment may change or remove it. */
export const changeableMinutes = 15

/** The areas of work in which somebody looks after a client. */
export const workAreas = ['content', 'social', 'podcasts', 'outreach'] as const
export type WorkArea = (typeof workAreas)[number]
