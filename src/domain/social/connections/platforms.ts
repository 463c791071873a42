/** The networks, as every table and address names them (spec 00-model, "channel ids"). */
export const platformKeys = ['instagram', 'tiktok', 'youtube', 'x', 'linkedin', 'facebook', 'google_business'] as const
export type PlatformKey = (typeof platformKeys)[number]

/** Those that the platform can publish to by itself; the others are posted by hand. */
export const channelPlatforms = ['linkedin', 'facebook', 'x', 'google_business'] as const
export type ChannelPlatform = (typeof channelPlatforms)[number]

/** Whether a network has a channel. */
export const isChannel = (platform: string): platform is ChannelPlatform => (channelPlatforms as readonly string[]).includes(platform)

/** The networks' names as people know them. */
export const platformNames: Record<PlatformKey, string> = {
  instagram: 'Instagram', tiktok: 'TikTok', youtube: 'YouTube', x: 'X', linkedin: 'LinkedIn', facebook: 'Facebook', google_business: 'Google Business Profile',
}
