/** Says of an address whether its site lets it be read. */
export type Robots = { allows: (url: URL) => Promise<boolean> }

type Rule = { allow: boolean; path: string }
type Group = { agents: string[]; rules: Rule[] }

const lineOf = (line: string): [string, string] | null => {
  const [name, ...rest] = (line.split('#')[0] ?? '').split(':')
  return rest.length ? [(name ?? '').trim().toLowerCase(), rest.join(':').trim()] : null
}

const groupsOf = (text: string): Group[] => {
  const groups: Group[] = []
  let open = false
  for (const [name, value] of text.split(/\r\n|\r|\n/).map(lineOf).filter((line) => line !== null)) {
    if (name === 'user-agent') {
      if (!open) groups.push({ agents: [], rules: [] })
      groups.at(-1)?.agents.push(value.toLowerCase())
      open = true
    } else if (name === 'allow' || name === 'disallow') {
      open = false
      if (value) groups.at(-1)?.rules.push({ allow: name === 'allow', path: value })
    }
  }
  return groups
}

/** Matches a robots pattern (`*` any run, `$` the end) without regular expressions, so that no pattern can be slow. */
const matches = (pattern: string, path: string): boolean => {
  const anchored = pattern.endsWith('$')
  const parts = (anchored ? pattern.slice(0, -1) : pattern).split('*')
  const last = parts.length - 1
  let at = 0
  for (const [index, part] of parts.entries()) {
    const ends = anchored && index === last
    const found = index === 0 ? (path.startsWith(part) ? 0 : -1) : ends ? path.length - part.length : path.indexOf(part, at)
    if (found < at || !path.startsWith(part, found)) return false
    at = found + part.length
  }
  return !anchored || at === path.length
}

/**
 * The rules of a robots.txt for one agent (RFC 9309): the groups that name it, else those for `*`;
 * the longest matching path decides, allow wins a tie. Answers whether a path (with query) may be read.
 */
export const robotsRules = (text: string, agent: string): ((path: string) => boolean) => {
  const groups = groupsOf(text)
  const own = groups.filter(({ agents }) => agents.includes(agent.toLowerCase()))
  const rules = (own.length ? own : groups.filter(({ agents }) => agents.includes('*'))).flatMap((group) => group.rules)
  const byLength = rules.toSorted((a, b) => b.path.length - a.path.length || Number(b.allow) - Number(a.allow))
  return (path) => path === '/robots.txt' || (byLength.find((rule) => matches(rule.path, path))?.allow ?? true)
}
