const auxiliaries = 'is are was were be been has have had do does did can could may might must shall should will would cannot'.split(' ')

const regular = `account achieve adapt add adopt agree aim allow answer appear apply approve arrive ask assess assume attach attack avoid
  balance benefit block carry cause centre change check choose cite claim close combine come compare complete concern confirm connect
  consider consist contain continue contribute convert cost count cover create cut decide decline decrease deliver demand depend deploy
  derive describe deserve design determine develop differ direct disappear double drive drop earn employ enable encourage end engage ensure
  enter establish exceed expect experience explain expose extend face facilitate fail favour feature focus follow force form gain generate
  govern grow halve handle happen help hold identify impact implement imply improve include increase indicate influence inform integrate
  introduce invest involve issue join judge keep lack last lead learn leave lend level leverage limit link look lower maintain manage match
  matter mean measure meet mitigate move offer open operate outperform outweigh pay perform permit place plan play point prefer prepare
  present prevent prioritise produce promise protect prove provide publish range reach receive recognise recommend record recover reduce
  reflect rely remain remember remove replace report represent require resist resolve respond rest result return reveal review rise run
  save scale seek select separate serve share shift shorten show shrink sign slow solve spend spread stand start state stay stem stop
  store strengthen stretch struggle submit succeed suffer suffice suggest support surface sustain target tend test tie track train treat
  trigger trust try turn undermine understand vary verify want waste watch win work worry write yield`.split(/\s+/)

const irregular = `became becomes began begins brought came chose cost cut fell felt found gave gives goes went got grew held kept knew knows
  led left lost made makes meant met paid put ran rose saw sees said says sent set sets spent stood took takes taught thought told
  understood won wrote written shown grown known taken given fallen risen driven built builds`.split(/\s+/)

const third = (verb: string): string =>
  /(?:s|x|z|ch|sh|o)$/.test(verb) ? `${verb}es` : /[^aeiou]y$/.test(verb) ? `${verb.slice(0, -1)}ies` : `${verb}s`
const past = (verb: string): string[] => {
  if (verb.endsWith('e')) return [`${verb}d`]
  if (/[^aeiou]y$/.test(verb)) return [`${verb.slice(0, -1)}ied`]
  return [`${verb}ed`, `${verb}${verb.slice(-1)}ed`]
}

const modals: ReadonlySet<string> = new Set(auxiliaries)
const baseForms: ReadonlySet<string> = new Set(regular)
const finiteForms: ReadonlySet<string> = new Set([...irregular, ...regular.flatMap((verb) => [third(verb), ...past(verb)])])

const plain = (word: string): string => word.toLowerCase().replace(/[^\p{L}'-]/gu, '')

/** Can this word be the finite verb of a clause? Base forms count only after a plural noun, which `before` tells. */
export function isFinite(word: string, before = ''): boolean {
  const form = plain(word)
  if (modals.has(form) || finiteForms.has(form)) return true
  return baseForms.has(form) && /[^s]s$/.test(plain(before))
}

export const isVerbForm = (word: string): boolean => {
  const form = plain(word)
  return modals.has(form) || finiteForms.has(form) || baseForms.has(form)
}

/** Where the finite verb of a clause stands, or -1. The first word cannot be it. */
export const finiteAt = (words: string[]): number => words.findIndex((word, place) => place > 0 && isFinite(word, words[place - 1]))

export const startsWithCommand = (text: string): boolean => {
  const first = plain(text.split(' ')[0] ?? '')
  return (baseForms.has(first) || ['do', 'be', 'make', 'take', 'set', 'give', 'build', 'find', 'use', 'let', 'know'].includes(first)) && /^[A-Z]/.test(text)
}
