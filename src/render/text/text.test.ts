import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Citations } from './citations'
import { inlineHtml, plainText } from './inline'
import { textWidth } from '../charts/textWidth'
import { balancedLines, coverLines, titleScale } from './lines'
import { directionOf, typeset } from './typography'

const references = [
  { number: 1, url: 'https://a.example/one' },
  { number: 2, url: 'https://a.example/two_(three)' },
]
const html = (text: string, citations = new Citations(references)) => inlineHtml(text, citations, 'en-US')
const tags = /<\/?(?:strong|em|span|a)(?: (?:class|id|href)="[\w #-]*")*>/g

describe('marked-up text', () => {
  it('knows bold, italic and both within each other', () => {
    expect(html('a **b *c* d** *e*')).toBe('a <strong>b <em>c</em> d</strong> <em>e</em>')
  })
  it('turns a cited link into a number that holds on to its word', () => {
    expect(html('It grew. [1](https://a.example/one)')).toBe('It <span class="hold">grew.<a class="cite" id="cite-1-1" href="#ref-1">1</a></span>')
  })
  it('holds figure, unit and number together', () => {
    expect(html('within 20 months. [1](https://a.example/one)')).toContain('within <span class="hold">20\u00a0months.<a')
  })
  it('keeps the words of a cited link and reads addresses with brackets', () => {
    expect(html('see [the study](https://a.example/two_(three)) now')).toContain('the <span class="hold">study<a class="cite" id="cite-2-1" href="#ref-2">2</a></span> now')
  })
  it('drops the address of a link that is not cited', () => {
    expect(html('[click](javascript:alert(1)) [x](https://evil.example)')).toBe('click x')
  })
  it('counts each place and leads back to all of them', () => {
    const citations = new Citations(references)
    html('a [1](https://a.example/one) b [1](https://a.example/one)', citations)
    expect(citations.back(1, 'Back')).toBe('<a class="back" href="#cite-1-1" title="Back">↑ a</a> <a class="back" href="#cite-1-2" title="Back">b</a>')
    for (let place = 0; place < 20; place += 1) citations.cite(1)
    expect(citations.back(1, 'Back').match(/<a /g)).toHaveLength(6)
    expect(citations.back(1, 'Back')).toMatch(/>f<\/a> …$/)
    expect(citations.back(2, 'Back')).toBe('')
  })
  it.each(['<script>alert(1)</script>', '**<img src=x onerror=1>**', '[<b>](https://a.example/one)', '" onmouseover="x', '[a](https://a.example/one"><script>)', '{{ title }}', '**', '*', '[', '[]()', '***a**'])(
    'lets nothing through: %s',
    (attack) => expect(html(attack).replace(tags, '')).not.toMatch(/[<>"]/),
  )
  it('never lets an angle bracket or a quotation mark of the text through', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => !/[<>"]/.test(html(text).replace(tags, ''))))
  })
  it('stays fast on hostile marks', () => {
    const started = performance.now()
    html('**a *['.repeat(5000))
    expect(performance.now() - started).toBeLessThan(10_000)
  })
  it('is plain where only words are wanted', () => expect(plainText('**A** grew [1](https://a.example/one). [The study](https://b.example) says *so*')).toBe('A grew. The study says so'))
})

describe('typesetting', () => {
  it('holds figure and unit together and puts dashes into ranges', () => {
    expect(typeset('about 12 million in 2019-2024, 3 % more', 'en')).toBe('about 12\u00a0million in 2019–2024, 3\u00a0% more')
  })
  it('leaves dates and numbers with several hyphens alone', () => expect(typeset('2026-04-20 and 555-12-34', 'en')).toBe('2026-04-20 and 555-12-34'))
  it('curls English quotation marks', () => expect(typeset('He said "it\'s" \'new\'', 'en-GB')).toBe('He said “it’s” ‘new’'))
  it('finds the direction of a text by its first letter', () => {
    expect(directionOf('12% مرحبا hello', 'ltr')).toBe('rtl')
    expect(directionOf('«Hello» שלום', 'rtl')).toBe('ltr')
    expect(directionOf('42%', 'rtl')).toBe('rtl')
  })
})

describe('titles', () => {
  it('break by sense: after a colon, not before a short word', () => {
    expect(coverLines('The first thirty days: how a good start decides whether customers stay')[0]).toBe('The first thirty days:')
    expect(balancedLines('The price of the wrong decision', 2)).toEqual(['The price', 'of the wrong decision'])
  })
  it('of three words leave no small word on a line of its own where there is room', () => {
    expect(coverLines('Energieeffizienz in Bürogebäuden', { width: 400, sizes: [44, 36, 30, 26, 22, 20], weight: 1.1 })).toHaveLength(2)
    expect(coverLines('Energieeffizienz in Bürogebäuden', { width: 320, sizes: [44, 36, 30, 26, 22, 20], weight: 1.1 })).toEqual(['Energieeffizienz', 'in', 'Bürogebäuden'])
  })
  it('of any length stand in lines of the cover, each as wide as its column allows', () => {
    const words = 'How commercial property owners in temperate climates can cut the energy that their buildings use outside opening hours'.split(' ')
    const column = { width: 400, sizes: [52, 38, 31, 24, 18, 15], weight: 1 }
    for (let count = 3; count <= 80; count += 1) {
      const title = Array.from({ length: count }, (_, at) => words[at % words.length]).join(' ').slice(0, 500).replace(/\s\S*$/, '')
      const size = column.sizes[['xl', 'l', 'm', 's', 'xs', 'xxs'].indexOf(titleScale(title))] ?? 0
      const lines = coverLines(title, column)
      expect(lines.join(' ')).toBe(title)
      for (const line of lines) expect(textWidth(line, size)).toBeLessThanOrEqual(column.width)
    }
  })
  it('keep every word, in order', () => {
    fc.assert(fc.property(fc.array(fc.stringMatching(/^\S{1,12}$/), { minLength: 1, maxLength: 40 }), (words) => coverLines(words.join(' ')).join(' ') === words.join(' ')))
  })
})
