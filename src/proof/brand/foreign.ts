/** The fictional agency in whose name everything is rendered, and another one, of which nothing may stand in it. */
export const own = { name: 'Lanternwood', slug: 'lanternwood', colorAccent1: '#7A1F3D', colorAccent2: '#8A8D3F', colorAccent3: '#2F6F8F', footerText: 'Lanternwood, by the canal' }
export const other = { name: 'Saltmarsh Partners', slug: 'saltmarsh-partners', colorAccent1: '#00A86B', colorAccent2: '#B5651D', colorAccent3: '#5D3FD3' }

type Agency = { name: string; slug: string; colors: readonly string[] }

/** The product's name, and the accent of whoever has chosen no colours. */
const ofNobody: readonly [string, RegExp][] = [['the product’s name', /impresario/i], ['the default accent', /#3B82F6/i]]

const ofAgency = ({ name, slug, colors }: Agency): [string, RegExp][] => [name, slug, ...colors].map((sign) => [`“${sign}” of another agency`, new RegExp(sign.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'), 'i')])

/** What of a text, read as people or machines read it, is somebody else's: each with the words around it. */
export const foreignIn = (text: string, others: readonly Agency[]): string[] =>
  [...ofNobody, ...others.flatMap(ofAgency)].flatMap(([what, sign]) => {
    const at = text.search(sign)
    return at < 0 ? [] : [`${what}: …${text.slice(Math.max(0, at - 40), at + 60).replace(/\s+/g, ' ')}…`]
  })

/** Hosts that addresses in a text lead to, but for those that are allowed. */
export const hostsIn = (text: string, allowed: readonly string[]): string[] =>
  [...new Set([...text.matchAll(/https?:\/\/([^\s/"'<>:?#)]+)/g)].map(([, host]) => host!.toLowerCase()))].filter((host) => !allowed.includes(host))
