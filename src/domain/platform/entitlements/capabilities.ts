/** What the platform can do through services from outside; the only names of them that people are shown. */
export const capabilities = [
  'text_generation', 'web_search', 'stock_images', 'transcription', 'podcast_directory', 'enrichment', 'email_outreach', 'linkedin_outreach', 'social_channels', 'crm', 'spreadsheets',
] as const

export type Capability = (typeof capabilities)[number]

/** What may stand behind a capability. */
export const providers = ['anthropic', 'tavily', 'freepik', 'gemini', 'listennotes', 'podscan', 'podcast_index', 'apify', 'smartlead', 'instantly', 'heyreach', 'smtp', 'attio', 'google', 'sandbox'] as const
