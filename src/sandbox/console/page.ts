import type { Faults } from '../core/faults'
import type { Latency } from '../core/serve'
import type { Call, Mail, SandboxState, Vendor } from '../core/state'
import { escapeHtml } from '../pages/html'
import { style } from './style'

const SHOWN = 60

const names: Record<Vendor, string> = { anthropic: 'Text model', tavily: 'Web search', freepik: 'Stock images', linkedin: 'LinkedIn', facebook: 'Facebook', x: 'X', google_business: 'Google Business', pages: 'Sample pages', webhooks: 'Webhooks received' }

const clock = (at: string): string => at.slice(11, 19)

const card = (label: string, value: number, note: string): string => `<li><b>${value}</b><span>${escapeHtml(label)}</span><small>${escapeHtml(note)}</small></li>`

function cards({ counts, downloads, mails }: SandboxState): string {
  const vendors = Object.entries(names).map(([vendor, name]) => {
    const failed = counts[`${vendor}:failed`] ?? 0
    return card(name, (counts[`${vendor}:ok`] ?? 0) + failed, failed ? `${failed} failed` : 'none failed')
  })
  return `<ul class="cards">${vendors.join('')}${card('Downloads', downloads.length, 'counted')}${card('Mails', mails.length, 'kept, not sent')}</ul>`
}

const row = ({ at, vendor, summary, path, status, ms, fault, times }: Call): string =>
  `<tr class="${status >= 400 || status === 0 ? 'bad' : ''}"><td>${clock(at)}</td><td>${names[vendor]}</td>
<td class="wide">${escapeHtml(summary || path)}${times > 1 ? ` <em>call ${times} of this kind</em>` : ''}${fault ? ` <em>${escapeHtml(fault)}</em>` : ''}</td>
<td>${status || 'cut'}</td><td>${ms} ms</td></tr>`

function callTable(calls: Call[]): string {
  if (!calls.length) return '<p class="empty">No call has come yet.</p>'
  const rows = calls.slice(-SHOWN).reverse().map(row).join('')
  return `<div class="scroll"><table><thead><tr><th>Time</th><th>Vendor</th><th>What</th><th>Answer</th><th>Took</th></tr></thead><tbody>${rows}</tbody></table></div>`
}

const mailItem = ({ id, at, to, subject, text }: Mail): string =>
  `<li><a href="/_sandbox/mails/${id}">${escapeHtml(subject || 'Without a subject')}</a><small>${clock(at)} to ${escapeHtml(to.join(', '))}</small><p>${escapeHtml(text.slice(0, 180))}</p></li>`

const imageItem = (id: number): string =>
  `<a href="/_sandbox/images/${id}.jpg"><img src="/_sandbox/images/${id}.jpg" width="240" height="160" loading="lazy" alt="Generated picture ${id}"></a>`

function faultList(faults: Faults): string {
  const items = faults.all().map(({ vendor, kind, match, times, struck, status }) =>
    `<li><b>${vendor}</b> ${kind}${status ? ` ${status}` : ''}${match ? ` where "${escapeHtml(match)}"` : ''}, struck ${struck} of ${times ?? 'any number of'} times</li>`)
  return items.length ? `<ul class="list">${items.join('')}</ul>` : '<p class="empty">No fault is set.</p>'
}

/** What the sandbox received, as a page that refreshes itself. */
export function statusPage(state: SandboxState, faults: Faults, latency: Latency): string {
  const mails = state.mails.slice(-20).reverse().map(mailItem).join('')
  const images = [...new Set(state.downloads.map(({ id }) => id))].slice(-12).reverse().map(imageItem).join('')
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="refresh" content="5"><meta name="color-scheme" content="light dark"><title>Sandbox</title><style>${style}</style></head>
<body><header><h1>Sandbox</h1><p>Local stand-in for the outside services. Nothing leaves this machine.
Running since ${escapeHtml(state.startedAt.slice(0, 19).replace('T', ' '))} UTC; added delay ${latency.vendorMs} ms for services, ${latency.pageMs} ms for pages.</p></header>
<main>${cards(state)}
<section><h2>Calls</h2>${callTable(state.calls)}</section>
<div class="pair"><section><h2>Mails</h2>${mails ? `<ul class="list">${mails}</ul>` : '<p class="empty">No mail has come yet.</p>'}</section>
<section><h2>Faults</h2>${faultList(faults)}</section></div>
<section><h2>Downloaded images</h2>${images ? `<div class="images">${images}</div>` : '<p class="empty">No image was downloaded yet.</p>'}</section>
<p class="foot"><a href="/social">Posts on the networks</a> <a href="/pages">Sample pages</a> <a href="/_sandbox/calls">Calls as JSON</a> <a href="/_sandbox/mails">Mails as JSON</a> <a href="/_sandbox/webhooks">Webhooks received as JSON</a></p></main></body></html>`
}
