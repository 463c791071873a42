/** How publishers write their own names, where the address alone would not tell. */
const knownNames: Readonly<Record<string, string>> = {
  mckinsey: 'McKinsey', hbr: 'Harvard Business Review', pwc: 'PwC', sciencedirect: 'ScienceDirect', techcrunch: 'TechCrunch', wired: 'WIRED',
}
const shared = new Set(['co', 'com', 'org', 'net', 'gov', 'ac', 'edu', 'or', 'ne', 'go'])

/** What a client's own material is called where a publisher would stand. */
export const ownMaterial = 'Own material'

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1)

/**
 * A name to read, made of a domain: "energy-review.co.uk" becomes "Energy Review", a name of up to four letters its capitals.
 * Empty for a bare network address.
 */
export const nameOfDomain = (domain: string): string => {
  if (domain.includes(':') || /^[\d.]+$/.test(domain)) return ''
  const labels = domain.toLowerCase().split('.').filter(Boolean)
  const suffix = labels.length > 2 && labels.at(-1)?.length === 2 && shared.has(labels.at(-2) ?? '') ? 2 : 1
  const name = labels.length > 1 ? (labels.at(-1 - suffix) ?? '') : ''
  const words = name.split('-').filter(Boolean)
  return knownNames[name] ?? (words.length === 1 && name.length <= 4 ? name.toUpperCase() : words.map(capital).join(' '))
}

/** Who published a source: what the page says of itself, else the name of its domain; own material without an address is called so. */
export const publisherOf = ({ kind, url, siteName, domain }: { kind: string; url: string; siteName: string | null; domain: string }): string => {
  if (kind === 'source' && !/^https?:/i.test(url)) return ownMaterial
  const told = siteName?.replace(/\s+/g, ' ').trim() ?? ''
  return told && told.toLowerCase() !== domain ? told.slice(0, 120) : nameOfDomain(domain)
}
