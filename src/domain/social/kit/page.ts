import { createHash } from 'node:crypto'
import type { Kit } from './kit'

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')

const style = `:root{color-scheme:light dark}body{font:17px/1.5 system-ui;margin:0 auto;max-width:34rem;padding:1rem}h1{font-size:1.3rem;margin:.25rem 0}textarea{box-sizing:border-box;width:100%;min-height:10rem;font:inherit;padding:.75rem;border-radius:10px}figure{margin:1.25rem 0}img{width:100%;height:auto;border-radius:10px;background:#8883}figcaption{font-size:.95rem;padding:.35rem 0}a.b,button{display:block;box-sizing:border-box;width:100%;min-height:48px;padding:.7rem;margin:.6rem 0;border:1px solid;border-radius:10px;background:none;color:inherit;font:inherit;font-weight:600;text-align:center;text-decoration:none}p{margin:.4rem 0}:focus-visible{outline:3px solid;outline-offset:2px}`
const script = `document.getElementById('copy').onclick=async function(){var t=document.getElementById('caption');t.select();try{await navigator.clipboard.writeText(t.value)}catch(e){document.execCommand('copy')}document.getElementById('said').textContent='Copied.'}`

const hash = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`

const figure = ({ number, name, url, alt, width, height }: Kit['images'][number], total: number): string =>
  `<figure><img src="${escaped(url)}" alt="${escaped(alt || `Picture ${number}`)}"${width && height ? ` width="${width}" height="${height}"` : ''} loading="lazy"><figcaption>Picture ${number} of ${total}${alt ? `: ${escaped(alt)}` : ''}</figcaption><a class="b" href="${escaped(url)}" download="${escaped(name)}">Save picture ${number}</a></figure>`

/** A kit as a page for a phone, in the agency's name; it runs nothing but its own copy button. */
export const kitPage = (kit: Kit): Response => {
  const { title, caption, agency, account, platformLabel, openUrl, images, zip } = kit
  const html = `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex"><title>${escaped(title)} · ${escaped(agency)}</title><style>${style}</style></head><body><main>
<p>${escaped([agency, platformLabel, account.handle && `@${account.handle}`].filter(Boolean).join(' · '))}</p><h1>${escaped(title)}</h1>
<p><label for="caption">Caption</label></p><textarea id="caption" dir="auto" readonly>${escaped(caption)}</textarea><button id="copy" type="button">Copy caption</button><p id="said" role="status"></p>
${images.map((image) => figure(image, images.length)).join('\n')}${images.length ? `<a class="b" href="${escaped(zip)}">All pictures and texts as one file</a>` : ''}
${openUrl ? `<a class="b" href="${escaped(account.profileUrl ?? openUrl)}" target="_blank" rel="noopener noreferrer">Open ${escaped(platformLabel ?? '')}</a>` : ''}</main><script>${script}</script></body></html>`
  const policy = `default-src 'none'; img-src 'self'; style-src ${hash(style)}; script-src ${hash(script)}; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`
  return new Response(html, { headers: { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'private, no-store', 'referrer-policy': 'no-referrer', 'x-content-type-options': 'nosniff', 'content-security-policy': policy } })
}
