import { finiteAt } from './verbs'
import { countWords, isCaseless } from './words'

const dangling =
  /^(?:this|these|those|it|its|they|them|their|he|she|his|her|such|however|but|and|or|nor|so|thus|hence|therefore|consequently|accordingly|similarly|likewise|instead|otherwise|then|here|nevertheless|nonetheless|meanwhile|next|both|neither|yet|still|conversely|rather|indeed|that|another|others|some|either|again|too|once|second|third|fourth|secondly|thirdly|finally|for (?:example|instance|this|these|that|those)|in (?:this|these|that|those|such|contrast|turn|other words|both|particular|practice,? this|either case)|as (?:such|a result|a consequence)|as well|at the same time|at that|on the other hand|by (?:contrast|this)|to (?:this|that|do so|do this)|because of (?:this|that)|with (?:this|that|these)|of (?:these|those|this)|from (?:this|that)|after (?:this|that)|even so|even then|the (?:former|latter|same|above|following|other|second|third|reason|result)|all of (?:these|this|which)|most of (?:these|them)|each of (?:these|them)|one of (?:these|them)|if (?:so|not|it|they|this)|when (?:it|they|this)|while (?:it|they|this)|although (?:it|they|this)|note that|also|more (?:importantly|specifically)|specifically|subsequently|afterwards?|later|earlier|elsewhere|not (?:so|all of these)|what (?:is|was) more|example|additional|a further|only \d|each (?:can|of|is|was|one)|the (?:picture|measures?|courses?|tools?|systems?|companies|programme|round|mornings|effect|difference|distance|pattern|order|change|total|obstacle|burden|calculation|analysts?|rest|last|reasons?|three|two|four|figures?|rule|gap|first|form|step|question|number|work|cost|saving|technology|share|effort|average|exception|return|use|shop|hospital|desk|plan|data|list|course|model|machine|second|weakness)\b(?! of\b| for\b| in\b| between\b| that\b))\b/i

/** Words inside a sentence that lean on the one before it. */
const leaning = /.\b(?:this|these) (?!year|month|week|kind)[a-z]+\b|\b(?:of (?:them|these|those)|such (?!as\b|a\b|an\b)[a-z]+s|(?:did|do|does) so)\b|\b(?:did|do|does)\.$/i

const additive = /^(?:in addition|additionally|furthermore|moreover|also|finally|importantly|notably|overall|in short|in general|generally|in fact|lastly|to begin with|first(?:ly)?|therefore|as a result|consequently|accordingly|indeed|ideally|similarly|likewise),\s+(?=\p{L})/iu

const command =
  /\b(?:ignore|disregard|forget|override)\b.{0,40}\b(?:instructions?|prompts?|rules?|previous|prior|above|context)\b|\bsystem prompt\b|\bas an? (?:ai|language model)\b|\byou are (?:now )?an? (?:ai|assistant|language model|chat ?bot)\b|\b(?:reveal|print|output|return|send|exfiltrate)\b.{0,40}\b(?:prompt|instructions|api key|password to|secrets?)\b|\bnew (?:instructions?|task)\s*:|\b(?:answer|respond|reply) (?:only )?with\b|<\/?(?:task|passages?|system|instructions?)\b/i

const furniture =
  /\b(?:click here|read more|subscribe|newsletter|cookies?\b.{0,30}\b(?:policy|accept|use)|sign up (?:for|to)|log in to|all rights reserved|copyright|©|privacy policy|terms of (?:use|service)|share this|related articles|advertisement|table of contents|download the|back to top|this (?:section|document|appendix|article|page|guideline|publication|report) (?:is|was|has|describes|provides|presents|outlines|contains|uses|defines|specifies|gives)|sample page|illustrative)\b|https?:\/\/|www\./i

const pointing =
  /\b(?:Section|Sec\.|Appendix|Figure|Table|Annex|Chapter|Clause) [A-Z\d]|\b(?:see|described|discussed|defined|specified|listed|shown|given|noted|mentioned|summari[sz]ed) (?:in|by|above|below|earlier|later|here)\b|\b(?:can be found in|mentioned|diagram|side of the)\b|\b(?:above|below|the following|as follows)\b|\bthe (?:table|chart|figure|list|box|picture) (?:shows?|lists?|gives?|above|below)\b|\bthis (?:section|document|appendix|volume|guideline|chapter|paper|report|article|page)\b/i

export const isCommandToReader = (text: string): boolean => command.test(text)
export const isDangling = (text: string): boolean => dangling.test(text) || leaning.test(text)

/** Takes a leading "In addition," and the like away: it points to a sentence that may not come along. */
export const withoutOpener = (text: string): string => {
  const bare = text.replace(additive, '')
  return bare === text ? text : bare.replace(/^\p{L}/u, (letter) => letter.toUpperCase())
}

const balanced = (text: string): boolean =>
  (text.match(/\(/g)?.length ?? 0) === (text.match(/\)/g)?.length ?? 0) &&
  (text.match(/“/g)?.length ?? 0) === (text.match(/”/g)?.length ?? 0) &&
  (text.match(/"/g)?.length ?? 0) % 2 === 0 &&
  !/[[\]{}|<>*_#\\]/.test(text)

/** A preposition before a comma or stop is what a removed reference leaves behind. */
const holed = /\b(?:in|of|see|to|by|with|from|and|or|per|the|a)\s*[,.;)]/

const mostlyCapitals = (text: string): boolean => {
  const words = text.split(' ')
  return words.filter((word) => /^\p{Lu}/u.test(word)).length > Math.max(3, words.length * 0.5)
}

const otherTongues = /(?<!\p{L})(?:der|die|das|und|ist|sind|für|mit|auf|le|la|les|des|du|et|est|dans|pour|el|los|las|que|para|una|il|che|di|della|per|uma|não|het|een|van|och|att|som|og|er)(?!\p{L})/giu

/** Only of an English sentence is it known what its verb looks like. */
export const isEnglish = (text: string): boolean => !isCaseless(text) && !/\p{Script=Cyrillic}|\p{Script=Greek}/u.test(text) && (text.match(otherTongues)?.length ?? 0) < 2

/** Could this sentence stand in a paragraph of a report, given what comes before it? */
export function isWholeSentence(text: string): boolean {
  const words = countWords(text)
  if (words < 6 || words > 48 || !/^["“«「]?[\p{Lu}\p{Lo}\p{Nd}$€£]/u.test(text) || !/[.。۔।]["”»」)]?$/.test(text)) return false
  if (!balanced(text) || mostlyCapitals(text) || holed.test(text) || furniture.test(text) || isCommandToReader(text) || /[?？؟]|\bI\b/.test(text)) return false
  return !/^["“]|[”"],? (?:said|says|told)\b/.test(text) && (!isEnglish(text) || finiteAt(text.split(' ')) > 0)
}

/** Announces what a text will tell instead of telling it. */
const teaser = /\b(?:describes? (?:how|which|what)|asks? (?:what|which|whether|how)|(?:shows?|reports?|compares?) (?:how|which|where|what|whether)|^A (?:comparison|review|study|survey|analysis) of|the authors)\b|\b(?:data|readings|winters of data) .{0,40}\bshow (?:what|how|which)\b/

/** 0 is a plain statement; each trait that reads badly out of its place takes something away. */
export function proseQuality(text: string): number {
  const words = countWords(text)
  let quality = words < 9 ? -0.12 : words > 36 ? -0.12 : 0
  if (pointing.test(text) || teaser.test(text)) quality -= 0.6
  if (/\b(?:we|our|us|my)\b/i.test(text)) quality -= 0.3
  if (/\b(?:you|your)\b/i.test(text)) quality -= 0.12
  if (/^["“]/.test(text) || /[“"].{60,}[”"]/.test(text)) quality -= 0.35
  if (/\b(?:e\.g\.|i\.e\.|etc\.)/.test(text)) quality -= 0.05
  if ((text.match(/[(),;:]/g)?.length ?? 0) > 6) quality -= 0.15
  return quality
}
