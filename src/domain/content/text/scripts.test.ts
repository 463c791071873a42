import { describe, expect, it } from 'vitest'
import { scriptSamples, scriptWithoutFont } from './scripts'

const all = Object.keys(scriptSamples)

describe('writing that no font can draw', () => {
  it.each([
    ['Energy saving in buildings', 'zh', 'Han'],
    ['Energy saving in buildings', 'ja-JP', 'Han'],
    ['Energy saving in buildings', 'ko', 'Hangul'],
    ['建物の省エネルギー', 'en', 'Han'],
    ['การประหยัดพลังงาน', 'en', 'Thai'],
  ])('%s in %s is found: %s', (text, language, script) => expect(scriptWithoutFont(text, language, all)).toBe(script))
  it.each([
    ['Energy saving in buildings', 'en-US'],
    ['Εξοικονόμηση ενέργειας', 'el'],
    ['توفير الطاقة في المباني', 'ar'],
    ['חיסכון באנרגיה', 'he'],
    ['Энергосбережение в зданиях', 'ru'],
    ['What the sign 山 means on maps of the mountains', 'en'],
    ['12% + 5', 'not a language'],
  ])('%s in %s can be drawn', (text, language) => expect(scriptWithoutFont(text, language, all)).toBeNull())
  it('a script that the machine can write is no obstacle', () => expect(scriptWithoutFont('省エネルギー', 'ja', ['Thai'])).toBeNull())
  it('each sample is written in its script, so that the renderer tries the right letters', () => {
    for (const [script, sample] of Object.entries(scriptSamples)) expect(sample).toMatch(new RegExp(`^[\\p{Script=${script}}\\p{M}\\p{Script=Common}]+$`, 'u'))
  })
})
