import { found, type Finding, type FindingCode } from './messages'

/** Other posts of an account: one with the same words, one with the same picture (`place` from 1), one planned less than an hour away. `when` is a day in words, `time` one with clock and zone. */
export type Near = { words?: { title: string; when: string | null } | null; picture?: { title: string; when: string | null; place: number } | null; clash?: { title: string; time: string } | null }

/** Findings that come from other posts: a form asks the server for these. */
export const nearCodes: readonly FindingCode[] = ['DUPLICATE_CAPTION', 'DUPLICATE_CAPTION_OPEN', 'DUPLICATE_IMAGE', 'DUPLICATE_IMAGE_OPEN', 'SCHEDULE_CLASH']

/** What is worth knowing of the account's other posts; none of it keeps a post from being submitted. */
export const checkNear = ({ words, picture, clash }: Near, handle: string): Finding[] => [
  ...(words ? [words.when ? found('DUPLICATE_CAPTION', 'caption', { handle, date: words.when }) : found('DUPLICATE_CAPTION_OPEN', 'caption', { handle, title: words.title })] : []),
  ...(picture ? [pictured(picture, handle)] : []),
  ...(clash ? [found('SCHEDULE_CLASH', 'scheduledAt', { handle, ...clash })] : []),
]

const pictured = ({ title, when, place }: NonNullable<Near['picture']>, handle: string): Finding =>
  when ? found('DUPLICATE_IMAGE', 'images', { n: place, title, handle, date: when }) : found('DUPLICATE_IMAGE_OPEN', 'images', { n: place, title, handle })
