/** The networks by the word that stands in rows and addresses (spec 00-model, "channel ids"). */
export const platformKeys = ['instagram', 'tiktok', 'youtube', 'x', 'linkedin', 'facebook', 'google_business'] as const
export type PlatformKey = (typeof platformKeys)[number]

/** True for a network's word; `twitter` is not one, see `platformOf`. */
export const isPlatform = (word: unknown): word is PlatformKey => (platformKeys as readonly unknown[]).includes(word)

/** The network that a word means, with the older name of X; null for any other. */
export const platformOf = (word: unknown): PlatformKey | null => (word === 'twitter' ? 'x' : isPlatform(word) ? word : null)
