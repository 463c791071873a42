/** Every word of the check (spec 02-social §3.2), with holes in braces. */
export const sentences = {
  CONNECTION_REQUIRED: ['error', 'Choose one of the client’s accounts.'],
  TITLE_REQUIRED: ['error', 'Give the post a title.'],
  TITLE_TOO_LONG: ['error', '{platform} titles may have {limit} characters; this one has {count}.'],
  CAPTION_REQUIRED: ['error', 'Write a caption.'],
  CAPTION_TOO_LONG: ['error', '{over} characters too many: {platform} allows {limit}.'],
  CAPTION_NEAR_LIMIT: ['warning', '{left} characters left.'],
  IMAGES_TOO_FEW: ['error', '{platform} needs at least {min} {images}.'],
  IMAGES_TOO_MANY: ['error', '{platform} allows {max} images; remove {over}.'],
  IMAGE_TYPE: ['error', '{file}: {platform} accepts {types}.'],
  IMAGE_TOO_LARGE: ['error', '{file} is {size}; {platform} allows {limit}. It can be made smaller automatically.'],
  IMAGE_TOO_SMALL: ['error', '{file} is {size}; at least {min} is needed.'],
  IMAGE_RATIO: ['error', '{file} has the ratio {ratio}; {platform} takes {range}. Crop it.'],
  IMAGE_RATIO_MIXED: ['warning', 'Images after the first will be cropped to the first one’s ratio.'],
  ALT_MISSING: ['warning', '{images} no description for blind readers.'],
  HASHTAGS_TOO_MANY: ['error', '{count} hashtags; {platform} allows {limit}.'],
  LINK_NOT_CLICKABLE: ['warning', 'Links in {platform} captions cannot be clicked.'],
  SCHEDULE_PAST: ['error', 'The date is in the past.'],
  SCHEDULE_TOO_FAR: ['error', 'Plan at most 12 months ahead.'],
  SCHEDULE_BY_HAND: ['warning', '{platform} is posted by hand; you will be reminded at this time.'],
  SCHEDULE_QUIET: ['error', 'Nothing goes out to {handle} between {hours}: these are its quiet hours. Choose another time.'],
  SCHEDULE_IN_QUIET: ['warning', 'This time is within the quiet hours of {handle}, between {hours}.'],
  CONNECTION_BROKEN: ['warning', 'The account {handle} must be reconnected before publishing.'],
  DUPLICATE_CAPTION: ['warning', 'The same text was planned for {handle} on {date}.'],
  DUPLICATE_CAPTION_OPEN: ['warning', 'The same text stands in “{title}”, which has no time yet, for {handle}.'],
  DUPLICATE_IMAGE: ['warning', 'Image {n} is also in “{title}”, planned for {handle} on {date}.'],
  DUPLICATE_IMAGE_OPEN: ['warning', 'Image {n} is also in “{title}”, which has no time yet, for {handle}.'],
  SCHEDULE_CLASH: ['warning', '“{title}” is planned for {handle} less than an hour away, at {time}.'],
} as const satisfies Record<string, readonly ['error' | 'warning', string]>

export type FindingCode = keyof typeof sentences
export type Finding = { code: FindingCode; level: 'error' | 'warning'; message: string; field: string }

/** A finding with its sentence; numbers of a thousand and more are written with commas. */
export const found = (code: FindingCode, field: string, holes: Record<string, string | number> = {}): Finding => {
  const [level, text] = sentences[code]
  const message = text.replace(/\{(\w+)\}/g, (_, name: string) => written(holes[name]))
  return { code, level, message, field }
}

const written = (value: string | number | undefined): string => (typeof value === 'number' ? value.toLocaleString('en-US') : (value ?? ''))
