import { stem } from './words'

const words = `statistics trends trend best practices practice challenges challenge case study studies report reports guide guides benefits benefit survey
  surveys research data analysis industry market overview examples example future impact importance strategy strategies tips how part year latest recent
  business company companies organisation organization organisations organizations adoption risks risk costs cost implementation measurement work works
  matter means mid-sized mid sized small large medium global average rate rates percent insights benchmark benchmarks share customers employees general
  management teams team sample field`

/** Stems that say what kind of text is wanted or whom it serves, not what it is about. */
export const genericTerms: ReadonlySet<string> = new Set(words.split(/\s+/).map(stem))
