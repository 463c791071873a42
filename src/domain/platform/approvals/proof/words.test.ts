import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { changesBetween } from './changes'
import { wordDiff } from './words'

const told = (before: string, after: string) => wordDiff(before, after).map(({ kind, text }) => `${{ same: '=', added: '+', removed: '-' }[kind]}${text}`)

describe('the difference of two texts', () => {
  it('is told word by word', () => {
    expect(told('We open on Monday.', 'We open on Tuesday.')).toEqual(['=We open on ', '-Monday', '+Tuesday', '=.'])
    expect(told('', 'New')).toEqual(['+New'])
    expect(told('Same', 'Same')).toEqual(['=Same'])
  })

  it('is told by words where words have no blanks between them', () => {
    expect(told('我们周一开门', '我们周二开门').some((part) => part === '=我们')).toBe(true)
  })

  it('gives both texts back, whatever they are', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), fc.string({ unit: 'grapheme', maxLength: 200 }), (before, after) => {
      const parts = wordDiff(before, after)
      const without = (kind: string) => parts.filter((part) => part.kind !== kind).map(({ text }) => text).join('')
      expect([without('added'), without('removed')]).toEqual([before, after])
    }))
  })

  it('of long texts that share nothing is found in time', () => {
    const long = (letter: string) => Array.from({ length: 20_000 }, (_, at) => `${letter}${at}`).join(' ')
    const started = process.cpuUsage().user
    expect(wordDiff(long('a'), long('b')).length).toBeGreaterThan(0)
    expect((process.cpuUsage().user - started) / 1000).toBeLessThan(10_000)
  })
})

describe('the difference of two versions', () => {
  const image = (sha256: string, more: object = {}) => ({ file: sha256, sha256, name: `${sha256}.jpg`, alt: null, caption: null, crop: null, ...more })

  it('names each picture that came, went, moved or was described anew', () => {
    const before = { title: 'A', images: [image('one'), image('two'), image('three')] }
    const after = { title: 'A', images: [image('two', { alt: 'A boat' }), image('one'), image('four')] }
    const [change] = changesBetween(before, after)
    const pictures = change && 'pictures' in change ? change.pictures.map(({ what, name, from, to }) => [what, name, from, to]) : []
    expect(pictures).toEqual([['moved', 'two.jpg', 2, 1], ['changed', 'two.jpg', 1, 1], ['moved', 'one.jpg', 1, 2], ['added', 'four.jpg', null, 3], ['removed', 'three.jpg', 3, null]])
  })

  it('is nothing between equals, and tells the account and the PDF', () => {
    const same = { title: 'A', caption: 'B', images: [image('one')], account: { handle: '@a' } }
    expect(changesBetween(same, { ...same })).toEqual([])
    expect(changesBetween({ account: { handle: '@a' }, pdf: { sha256: '1' } }, { account: { handle: '@b' }, pdf: { sha256: '2' } })).toEqual([
      { field: 'account', label: 'Account', before: '@a', after: '@b' }, { field: 'pdf', label: 'PDF', before: '1', after: '2' }])
  })
})
