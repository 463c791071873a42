const scripts: [RegExp, string][] = [
  [/\p{Script=Hebrew}/gu, 'סיכום'], [/\p{Script=Arabic}/gu, 'الخلاصة'], [/\p{Script=Cyrillic}/gu, 'Выводы'], [/[\p{Script=Hiragana}\p{Script=Katakana}]/gu, 'まとめ'], [/\p{Script=Han}/gu, '结论'],
]

const latin: [RegExp, string][] = [
  [/\b(?:der|die|das|und|nicht|eine[mnrs]?|für|mit|von|sich|wird)\b/giu, 'Fazit'], [/\b(?:les|des|une|est|dans|pour|qui|aux|sont)\b/giu, 'Conclusion'],
  [/\b(?:los|las|una|del|por|para|según|más)\b/giu, 'Conclusión'], [/\b(?:gli|della|delle|che|sono|nel|più)\b/giu, 'Conclusione'], [/\b(?:os|dos|uma|são|não|mais|pelo)\b/giu, 'Conclusão'], [/\b(?:het|een|niet|voor|zijn|wordt)\b/giu, 'Conclusie'],
]
const english = /\b(?:the|and|of|to|in|is|are|that|for|with|was|were|by|from)\b/giu

const count = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0

/** How a text in another language than English heads its end; null for English, and where nothing tells. */
export function endingElsewhere(text: string): string | null {
  const sample = text.slice(0, 4000)
  const letters = count(sample, /\p{L}/gu)
  const script = scripts.find(([pattern]) => count(sample, pattern) * 3 > letters)
  if (script) return script[1]
  const [most] = latin.map(([pattern, title]) => ({ title, found: count(sample, pattern) })).sort((a, b) => b.found - a.found)
  return most && most.found > 3 && most.found > count(sample, english) ? most.title : null
}
