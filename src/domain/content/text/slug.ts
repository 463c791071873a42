/** A file-name part from a title: transliterated, lower-case, hyphens, at most `max` characters; may be empty. */
export const slugOf = (title: string, max = 200): string =>
  title
    .replace(/ß/g, 'ss')
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[\s_]+/g, '-')
    .replace(/[^a-z0-9-]/g, '')
    .replace(/-+/g, '-')
    .slice(0, max)
    .replace(/^-|-$/g, '')
