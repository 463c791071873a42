import { readFileSync } from 'node:fs'
import path from 'node:path'
import { env } from '@/src/env'

/** Writing for which no font ships, by its Unicode name, with letters to try: whether they can be drawn is up to the machine. */
export const scriptSamples: Record<string, string> = {
  Han: '中文漢字的一是', Hiragana: 'ひらがな', Katakana: 'カタカナ', Hangul: '한국어', Thai: 'ภาษาไทย', Devanagari: 'हिन्दी', Bengali: 'বাংলা', Gurmukhi: 'ਪੰਜਾਬੀ', Gujarati: 'ગુજરાતી',
  Tamil: 'தமிழ்', Telugu: 'తెలుగు', Kannada: 'ಕನ್ನಡ', Malayalam: 'മലയാളം', Sinhala: 'සිංහල', Khmer: 'ខ្មែរ', Lao: 'ລາວ', Myanmar: 'မြန်မာ', Georgian: 'ქართული', Armenian: 'հայերեն', Ethiopic: 'አማርኛ',
}

const words: Record<string, string> = { Han: 'Chinese characters', Hiragana: 'Japanese', Katakana: 'Japanese', Hangul: 'Korean' }

/** What people call a script of `scriptSamples`. */
export const scriptWord = (script: string): string => words[script] ?? script

const own = (language: string): string => {
  try {
    return new Intl.DisplayNames([language], { type: 'language' }).of(language) ?? ''
  } catch {
    return ''
  }
}

const file = () => path.join(env.home, 'fonts/unwritable.json')

/** The scripts that this machine has no font for, as the renderer found when it last started; none before it ever did. */
export const unwritableScripts = (): string[] => {
  try {
    return JSON.parse(readFileSync(file(), 'utf8')) as string[]
  } catch {
    return []
  }
}

const share = (text: string, script: string): number => {
  const letters = text.match(/\p{L}/gu) ?? []
  const those = letters.filter((letter) => new RegExp(`\\p{Script=${script}}`, 'u').test(letter))
  return letters.length === 0 ? 0 : those.length / letters.length
}

/** The first of `unwritable` in which `text` is written (a fifth of its letters or more) or which `language` needs; null when all can be drawn. */
export const scriptWithoutFont = (text: string, language: string, unwritable = unwritableScripts()): string | null =>
  unwritable.find((script) => script in scriptSamples && (share(text, script) >= 0.2 || share(own(language), script) > 0)) ?? null
