/** What a table of posts can hold; the first thirteen are an export's own columns in their order (spec 02-social §11.3), the others are for presets. */
export const columnKeys = [
  'id', 'client', 'platform', 'account', 'title', 'caption', 'scheduledLocal', 'timezone', 'scheduledUtc', 'imageUrls', 'altTexts', 'status', 'postUrl',
  'scheduledDate', 'scheduledTime', 'firstImageUrl', 'blank',
] as const
export type ColumnKey = (typeof columnKeys)[number]

/** The columns of an export for which no preset was chosen. */
export const ownColumns = columnKeys.slice(0, 13)

/** How a day is written, as Luxon's patterns. */
export const datePatterns = { iso: 'yyyy-MM-dd', us: 'MM/dd/yyyy', uk: 'dd/MM/yyyy', dots: 'dd.MM.yyyy' } as const
export const dateStyles = Object.keys(datePatterns) as (keyof typeof datePatterns)[]

/** How a time of day is written. */
export const clockPatterns = { '24h': 'HH:mm', '12h': 'h:mm a' } as const
export const clocks = Object.keys(clockPatterns) as (keyof typeof clockPatterns)[]

/** What stands between several pictures of one post in one cell. */
export const separatorTexts = { line: '\n', comma: ',', semicolon: ';', bar: '|' } as const
export const separators = Object.keys(separatorTexts) as (keyof typeof separatorTexts)[]
