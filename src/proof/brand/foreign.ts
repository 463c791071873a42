/** The fictional agency in whose name everything is rendered, and another one, of which nothing may stand in it. */
export const own = { name: 'Lanternwood', slug: 'lanternwood', colorAccent1: '#7A1F3D', colorAccent2: '#8A8D3F', colorAccent3: '#2F6F8F', footerText: 'Lanternwood, by the canal', companyEmail: 'hello@lanternwood.example', companyWebsite: 'https://www.lanternwood.example' }
export const other = { name: 'Saltmarsh Partners', slug: 'saltmarsh-partners', colorAccent1: '#00A86B', colorAccent2: '#B5651D', colorAccent3: '#5D3FD3' }
/** The agency's own domain. */
export const host = 'clients.lanternwood.example'

/** What the operator calls the installation, and its hosts: clients never hear of it. The sender's host is the one that they see. */
export const platform = { APP_NAME: 'Stagehouse', APP_URL: 'https://app.stagehouse.example', ROOT_DOMAIN: 'stagehouse.example', MAIL_FROM: 'post@sender.example' }

type Agency = { name: string; slug: string; colors: readonly string[] }

/** The product's name, the installation's, and the accent of whoever has chosen no colours. */
const ofNobody: readonly [string, RegExp][] = [['the product’s name', /impresario/i], ['the installation’s name or host', /stagehouse/i], ['the default accent', /#3B82F6/i]]

/** Programs that made it: nobody's business in what an agency sends out. The word for a message's body stands for itself elsewhere. */
const programs: readonly [string, RegExp][] = ['WeasyPrint', 'nodemailer', 'Payload', 'Next\\.js', 'Express', 'PostgreSQL', 'ImageMagick', 'libvips'].map((name) => [`the program ${name}`, new RegExp(name, 'i')])

const ofAgency = ({ name, slug, colors }: Agency): [string, RegExp][] => [name, slug, ...colors].map((sign) => [`“${sign}” of another agency`, new RegExp(sign.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'), 'i')])

/** Everybody else that is there. */
export const others: readonly Agency[] = [{ ...other, colors: [other.colorAccent1, other.colorAccent2, other.colorAccent3] }]

const found = (text: string, signs: readonly [string, RegExp][]): string[] =>
  signs.flatMap(([what, sign]) => {
    const at = text.search(sign)
    return at < 0 ? [] : [`${what}: …${text.slice(Math.max(0, at - 40), at + 60).replace(/\s+/g, ' ')}…`]
  })

/** What of a text, read as people or machines read it, is somebody else's: each with the words around it. */
export const foreignIn = (text: string, agencies: readonly Agency[] = others): string[] => found(text, [...ofNobody, ...agencies.flatMap(ofAgency)])

/** The same for what an agency sends out, in which no program is named either. */
export const strangersIn = (text: string): string[] => [...foreignIn(text), ...found(text, programs)]

/** Hosts that addresses in a text lead to, but for those that are allowed. */
export const hostsIn = (text: string, allowed: readonly string[]): string[] =>
  [...new Set([...text.matchAll(/https?:\/\/([^\s/"'<>:?#),\\]+)/g)].map(([, name]) => name!.toLowerCase()))].filter((name) => !allowed.includes(name))
