import { derivePalette } from '@/src/domain/content/branding/derive'
import type { Change, PictureChange } from '@/src/domain/platform/approvals/proof/changes'
import type { SheetFacts } from '@/src/domain/platform/approvals/proof/facts'
import { platformOf, platformRules } from '@/src/domain/social/rules'
import type { Asset } from '../assets'
import { renderPdf } from '../pdf'
import { fillPage } from './fill'

const outcomes: Record<string, string> = { approved: 'Approved', rejected: 'Rejected', changes_requested: 'Changes requested' }
const decisions: Record<string, string> = { approve: 'Approved', reject: 'Rejected', request_changes: 'Asked for changes' }
const ways: Record<string, string> = { portal: 'Signed in', link: 'By the link in a mail', api: 'By the interface' }
const intents: Record<string, string> = {
  submitted: 'Submitted', resubmitted: 'Submitted again', approved: 'Approved', rejected: 'Rejected', changes_requested: 'Asked for changes', recalled: 'Taken back for changes', withdrawn: 'Withdrawn',
  rescheduled: 'Given another time', posted: 'Posted', publish_failed: 'Could not be published', undone: 'Decision taken back', comment: '', handed_over: 'Handed over',
}
const pictureWords: Record<PictureChange['what'], (change: PictureChange) => string> = {
  added: ({ name, to }) => `${name} was added at place ${to}`,
  removed: ({ name, from }) => `${name} was removed from place ${from}`,
  moved: ({ name, from, to }) => `${name} moved from place ${from} to ${to}`,
  changed: ({ name, to }) => `${name} at place ${to} was cropped or described anew`,
}

type Clock = (at: Date | string | null) => string
const clockOf = ({ locale, agency }: SheetFacts): Clock => {
  const format = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'medium', timeZone: agency.zone, numberingSystem: 'latn' })
  return (at) => (at ? format.format(new Date(at)) : '')
}

const shownChange = (change: Change, clock: Clock) => {
  const { label } = change
  if ('parts' in change) return { label, parts: change.parts }
  if ('pictures' in change) return { label, lines: change.pictures.map((one) => pictureWords[one.what](one)) }
  const value = (given: string | null) => (change.field === 'scheduledAt' ? clock(given) : given) || 'nothing'
  return { label, lines: [`${value(change.before)} became ${value(change.after)}`] }
}

const verdictOf = ({ state, decisions: said }: SheetFacts): { word: string; tone: string } => {
  if (state.status === 'superseded') return { word: 'No longer holds: it was taken back or changed', tone: 'quiet' }
  if (state.status === 'open') return { word: said.length > 0 ? 'Waiting for further decisions' : 'Waiting for a decision', tone: 'quiet' }
  return { word: outcomes[state.outcome ?? ''] ?? '', tone: state.outcome === 'approved' ? 'good' : 'bad' }
}

const contextOf = (facts: SheetFacts, assets: readonly Asset[], now: Date): Record<string, unknown> => {
  const clock = clockOf(facts)
  const platform = platformOf(facts.network)
  return {
    agency: facts.agency.name, footer: facts.agency.footer, title: facts.title, noun: facts.noun, client: facts.client, verdict: verdictOf(facts),
    place: [platform && platformRules[platform].label, facts.account].filter(Boolean).join(' · '),
    round: facts.state.round, version: facts.state.version, fingerprint: facts.state.fingerprint, closedAt: clock(facts.state.closedAt), zone: facts.agency.zone.replaceAll('_', ' '), now: clock(now),
    logo: assets.some(({ id }) => id === 'logo'), picture: assets.some(({ id }) => id === 'picture'),
    decisions: facts.decisions.map((one) => ({
      round: one.round, version: one.version, who: one.who, what: decisions[one.decision], at: clock(one.at), note: one.note, undoneAt: clock(one.undoneAt),
      how: one.override ? 'In the client’s place' : ways[one.via], reason: one.override ? one.overrideReason : null,
    })),
    versions: facts.versions.toReversed().map(({ round, version, submittedAt, by, fingerprint, outcome, status, changes }) => ({
      round, version, by, fingerprint, at: clock(submittedAt), outcome: outcomes[outcome ?? ''] ?? (status === 'open' ? 'Waiting' : 'Taken back'), changes: changes.map((change) => shownChange(change, clock)),
    })),
    lines: facts.lines.map(({ at, who, intent, body, version }) => ({ at: clock(at), who: who ?? facts.agency.name, what: intents[intent] ?? intent, body, version })),
  }
}

// A string of CSS: what could end it or begin an escape is written by its number.
const inCss = (text: string) => `"${text.replace(/[^\p{L}\p{N} .,:;&@()-]/gu, (sign) => `\\${(sign.codePointAt(0) ?? 32).toString(16)} `)}"`

/** The proof sheet as PDF in the agency's colours, with the assets `picture` and `logo` where there are such. */
export const drawSheet = async (facts: SheetFacts, assets: readonly Asset[], now: Date): Promise<Uint8Array> => {
  const [primary, secondary, accent] = facts.agency.colors.map((colour, at) => colour ?? ['#1a1a1a', '#6b7280', '#3b82f6'][at]!) as [string, string, string]
  const palette = derivePalette({ primary, secondary, accent })
  const css = `:root { --brand: ${palette.primary.text}; --ground: ${palette.primary.light} }\n@page { @bottom-left { content: ${inCss(facts.agency.name)} } }`
  const page = `size: ${facts.agency.pageSize === 'a4' ? '210mm 297mm' : '8.5in 11in'}; margin: 18mm 18mm 20mm`
  const html = await fillPage({ name: 'sheet', context: contextOf(facts, assets, now), title: `Proof of approval: ${facts.title}`, author: facts.agency.name, page, css, locale: facts.locale, timeZone: facts.agency.zone })
  return (await renderPdf({ html, assets: [...assets] })).pdf
}
