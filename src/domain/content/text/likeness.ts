import { contentStems } from './words'

const leastStems = 5

/** The stems of a statement without its figures, for telling whether two say the same of different cases. */
export const statementStems = (text: string): ReadonlySet<string> => new Set(contentStems(text).filter((stem) => !/^\d/.test(stem)))

/** "AAL2" and "AAL3", "2022" and "2023": names that only their digits tell apart. */
const isCoded = (stem: string): boolean => /\d/.test(stem)

/** Whether two statements are the same but for a figure or a name: seven of ten stems in common, five at least, none of them with digits of its own. */
export const isAlike = (a: ReadonlySet<string>, b: ReadonlySet<string>): boolean => {
  if (a.size < leastStems || b.size < leastStems) return false
  if ([...a].some((stem) => isCoded(stem) && !b.has(stem)) || [...b].some((stem) => isCoded(stem) && !a.has(stem))) return false
  const shared = [...a].filter((stem) => b.has(stem)).length
  return shared / (a.size + b.size - shared) >= 0.7
}
