/** What a mail says, before it is dressed. Everything is plain text; addresses are whole. */
export type Letter = {
  title: string
  /** What the list of mails shows behind the subject; the first words of the body when left out. */
  preheader?: string
  greeting?: string
  /** Paragraphs, apart by empty lines. */
  body: string
  /** Words of a person, set apart, and whose they are. */
  quote?: { text: string; by?: string }
  facts?: { label: string; value: string }[]
  /** The thing itself, as its public will see it: a stored picture, words, whose account, when. */
  preview?: { file?: string | null; alt?: string; text?: string; by?: string; when?: string }
  /** Several news in one mail. */
  items?: { title: string; body: string; url?: string; label?: string }[]
  button?: { label: string; url: string }
  /** Small print behind the button. */
  note?: string
}

/** A letter with all that its layout needs; it travels sealed and is dressed right before it leaves. */
export type Dressed = Letter & {
  template: string
  agency: string | null
  brand: string
  preheader: string
  /** "You get this because …", a whole sentence. */
  reason: string
  /** Where that is changed; null for what cannot be. */
  change: { label: string; url: string } | null
  locale: string
  /** The agency's host, which the head of the mail names. */
  host?: string
}

const paragraph = (parts: (string | undefined | false | null)[]): string => parts.filter(Boolean).join('\n')

/** The part of a mail that is only text; complete by itself. */
export const plainText = ({ greeting, body, preview, quote, facts, items, button, note, brand, reason, change }: Dressed): string =>
  [
    greeting,
    body,
    preview && paragraph([[preview.by, preview.when].filter(Boolean).join(', '), preview.text]),
    quote && paragraph([...quote.text.split('\n').map((line) => `> ${line}`), quote.by && `— ${quote.by}`]),
    facts && paragraph(facts.map(({ label, value }) => `${label}: ${value}`)),
    ...(items ?? []).map((item) => paragraph([`* ${item.title}`, item.body, item.url])),
    button && `${button.label}:\n${button.url}`,
    note,
    paragraph(['--', brand]),
    paragraph([reason, change && `${change.label}: ${change.url}`]),
  ].filter(Boolean).join('\n\n')

/** The first words of a text, for the preheader. */
export const firstWords = (text: string, most = 110): string => {
  const line = text.replace(/\s+/g, ' ').trim()
  return line.length <= most ? line : `${line.slice(0, most).replace(/\s\S*$/, '')}…`
}
