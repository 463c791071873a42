import { limits } from '@/src/domain/content/reading/limits'

/**
 * Text as evidence is kept: plain spaces for all kinds of space, no invisible or control characters, one blank line
 * between paragraphs. Letters and figures stay as they are, because passages are compared literally.
 */
export const tidy = (text: string): string =>
  text
    .replace(/\r\n?|\u2028|\u2029|\f/g, '\n')
    .replace(/[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000\t\v]/g, ' ')
    .replace(/[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\ufffc]|[\u0000-\u0008\u000e-\u001f\u007f]/g, '')
    .replace(/ {2,}/g, ' ')
    .replace(/ *\n */g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()

/** The text up to the limit, cut at a paragraph, with a note when there was more. */
export const capped = (text: string, maxChars: number = limits.textChars): { text: string; note?: string } => {
  if (text.length <= maxChars) return { text }
  const cut = text.slice(0, maxChars)
  const end = cut.lastIndexOf('\n\n')
  return { text: (end > maxChars * 0.9 ? cut.slice(0, end) : cut).trimEnd(), note: `Only the first ${maxChars.toLocaleString('en')} characters were read.` }
}
