export interface FoundQuote {
  text: string
  attribution: string
  title: string | null
}

const verbs = '(?:said|says|told|explained|explains|noted|notes|wrote|writes|added|adds|argued|argues|commented|observed|observes|warned|warns|stated|states)'
const name = String.raw`((?:(?:Dr|Prof|Mr|Ms|Mrs)\.?\s)?\p{Lu}[\p{L}'’-]+(?:\s(?:\p{Lu}\.|de|van|der|von|al|bin|\p{Lu}[\p{L}'’-]+)){1,3})`
const title = String.raw`(?:,\s+([^.,;“”"]{4,90}(?:,\s[^.,;“”"]{3,40})?))?`

const after = new RegExp(String.raw`^\s*,?\s*${verbs}\s+${name}${title}`, 'u')
const reversed = new RegExp(String.raw`^\s*,?\s*${name}${title}?,?\s+${verbs}\b`, 'u')
const dash = new RegExp(String.raw`^\s*[—–-]\s*${name}${title}`, 'u')
const before = new RegExp(String.raw`${name}${title},?\s+${verbs}\s*[,:]\s*$`, 'u')
const according = new RegExp(String.raw`(?:[Aa]ccording to|[Ii]n the words of)\s+${name}${title}\s*[,:]\s*$`, 'u')

/** Words in quotation marks with a person's name beside them; quotes without a name are left out. */
export function quotesOf(text: string): FoundQuote[] {
  const found: FoundQuote[] = []
  for (const match of text.matchAll(/[“"]([^“”"]{30,420})[”"]/gu)) {
    const words = (match[1] ?? '').trim()
    const rest = text.slice(match.index + match[0].length, match.index + match[0].length + 220)
    const lead = text.slice(Math.max(0, match.index - 220), match.index)
    const who = after.exec(rest) ?? reversed.exec(rest) ?? dash.exec(rest) ?? before.exec(lead) ?? according.exec(lead)
    if (!who?.[1] || words.split(' ').length < 6) continue
    const role = who[2]?.replace(new RegExp(`\\s+${verbs}$`), '').replace(/,\s*$/, '').trim() ?? null
    found.push({ text: words.replace(/,$/, ''), attribution: who[1].trim(), title: role || null })
  }
  return found
}
