import { describe, expect, it } from 'vitest'
import { asDrawn, countFor, defaultRules as rules, lengthFor, linkFault, platformKeys, recognisePostUrl, validatePost, type ImageFacts, type PlatformKey, type PostDraft } from '.'

const now = new Date('2026-11-20T12:00:00Z')
const inMinutes = (minutes: number) => new Date(now.getTime() + minutes * 60_000).toISOString()

/** A picture that its network takes as it is. */
const picture = (platform: PlatformKey, more: Partial<ImageFacts> = {}): ImageFacts => {
  const { types, crops } = rules[platform].images
  const shape = crops[0]!.value
  return { name: 'harbour.jpg', mimeType: types[0], bytes: 500_000, width: Math.round(1200 * Math.max(1, shape)), height: Math.round(1200 * Math.max(1, shape) / shape), alt: 'A harbour', ...more }
}
const draft = (platform: PlatformKey, more: Partial<PostDraft> = {}): PostDraft => ({ platform, title: 'A title', caption: 'Words', images: [picture(platform)], ...more })
const errorsOf = (post: PostDraft) => validatePost(post, { now, rules }).errors.map(({ code }) => code)
const warningsOf = (post: PostDraft) => validatePost(post, { now, rules }).warnings.map(({ code }) => code)

/** Texts of exactly so many counted characters, each made of something else. */
const fillings: Record<string, (platform: PlatformKey, length: number) => string> = {
  letters: (_, length) => 'a'.repeat(length),
  emoji: (_, length) => '🎉'.repeat(Math.floor(length / 2)) + 'a'.repeat(length % 2),
  CJK: (platform, length) => (platform === 'x' ? '港'.repeat(Math.floor(length / 2)) + 'a'.repeat(length % 2) : '港'.repeat(length)),
  links: (platform, length) => {
    const link = 'https://example.com/a/long/path?with=query'
    const each = platform === 'x' ? 23 : link.length
    return `${link} ${'a'.repeat(length - each - 1)}`
  },
}

describe.each(platformKeys)('%s', (platform) => {
  const { caption, images, title } = rules[platform]

  it.each(Object.keys(fillings))('takes a caption of %s up to its limit and not one more', (kind) => {
    for (const [over, expected] of [[-1, []], [0, []], [1, ['CAPTION_TOO_LONG']]] as const) {
      const text = fillings[kind]!(platform, caption.max + over)
      expect([lengthFor(rules[platform], text), errorsOf(draft(platform, { caption: text }))]).toEqual([caption.max + over, expected])
    }
  })

  it('takes as many images as it says, neither fewer nor more', () => {
    const several = (count: number) => errorsOf(draft(platform, { images: Array.from({ length: count }, () => picture(platform)) }))
    expect(several(images.max)).toEqual([])
    expect(several(images.max + 1)).toEqual(['IMAGES_TOO_MANY'])
    expect(several(images.min)).toEqual([])
    if (images.max > 1) expect(several(images.max - 1)).toEqual([])
    if (images.min > 0) expect(several(images.min - 1)).toEqual(['IMAGES_TOO_FEW'])
  })

  it('takes an image of its largest size and smallest side', () => {
    expect(errorsOf(draft(platform, { images: [picture(platform, { bytes: images.bytes })] }))).toEqual([])
    expect(errorsOf(draft(platform, { images: [picture(platform, { bytes: images.bytes + 1 })] }))).toEqual(['IMAGE_TOO_LARGE'])
    const { least, range, crops } = images
    const sized = (width: number) => errorsOf(draft(platform, { images: [picture(platform, { width, height: range ? Math.round(width / crops[0]!.value) : least.height })] }))
    expect(sized(least.width)).toEqual([])
    expect(sized(least.width + 1)).toEqual([])
    expect(sized(least.width - 1)).toEqual(['IMAGE_TOO_SMALL'])
  })

  it('takes the kinds of image that it says', () => {
    for (const type of ['image/jpeg', 'image/png', 'image/webp']) expect([type, errorsOf(draft(platform, { images: [picture(platform, { mimeType: type })] }))]).toEqual([type, images.types.includes(type) ? [] : ['IMAGE_TYPE']])
  })

  it('takes any kind of picture once it is drawn, and no other file', () => {
    const drawn = (more: Partial<ImageFacts>) => errorsOf(draft(platform, { images: [asDrawn(rules[platform], picture(platform, more))] }))
    for (const type of ['image/jpeg', 'image/png', 'image/webp']) expect([type, drawn({ mimeType: type, bytes: images.bytes + 1 })]).toEqual([type, []])
    expect(drawn({ mimeType: 'image/gif' })).toEqual(['IMAGE_TYPE'])
    expect(drawn({ width: images.least.width - 1, height: 5000, mimeType: 'image/webp' })).toContain('IMAGE_TOO_SMALL')
  })

  it('takes a title up to its limit where it has titles', () => {
    const long = (title?.max ?? 150) + 1
    expect(errorsOf(draft(platform, { title: 'a'.repeat(long - 1) }))).toEqual([])
    expect(errorsOf(draft(platform, { title: 'a'.repeat(long) }))).toEqual(title ? ['TITLE_TOO_LONG'] : [])
    expect(errorsOf(draft(platform, { title: '  ' }))).toEqual(['TITLE_REQUIRED'])
  })
})

describe('shapes', () => {
  const ratio = (platform: PlatformKey, width: number, height: number, crop?: { width: number; height: number }) => errorsOf(draft(platform, { images: [picture(platform, { width, height, crop })] }))

  it('are taken from the tallest to the widest, and a crop counts as the shape', () => {
    expect([ratio('instagram', 1080, 1350), ratio('instagram', 1080, 1380), ratio('instagram', 1080, 566), ratio('instagram', 1200, 600)]).toEqual([[], ['IMAGE_RATIO'], [], ['IMAGE_RATIO']])
    expect([ratio('youtube', 1280, 720), ratio('youtube', 1280, 800), ratio('youtube', 1280, 800, { width: 1, height: 0.9 })]).toEqual([[], ['IMAGE_RATIO'], []])
  })

  it('are told in words that say what to do', () => {
    const [fault] = validatePost(draft('instagram', { images: [picture('instagram', { name: 'quay.jpg', width: 900, height: 1600 })] }), { now, rules }).errors
    expect(fault).toEqual({ code: 'IMAGE_RATIO', level: 'error', field: 'images.0', message: 'quay.jpg has the ratio 9:16; Instagram takes 4:5 to 1.91:1. Crop it.' })
  })

  it('of a carousel follow the first', () => {
    const mixed = [picture('instagram', { width: 1080, height: 1080 }), picture('instagram', { width: 900, height: 1600 })]
    expect([errorsOf(draft('instagram', { images: mixed })), warningsOf(draft('instagram', { images: mixed }))]).toEqual([[], ['IMAGE_RATIO_MIXED']])
  })
})

describe('the weight of a text on X', () => {
  it.each([
    ['plain words', 11], ['é', 1], ['e\u0301', 1], ['港', 2], ['“quoted”', 8], ['👨‍👩‍👧‍👦', 2], ['👍🏽', 2], ['🇩🇪', 2], ['1️⃣', 2], ['©', 1], ['❤️', 2], ['❤', 2], ['🏴󠁧󠁢󠁥󠁮󠁧󠁿', 2],
    ['https://example.com', 23], ['see https://example.com/a_(b).', 28], ['(https://example.com)', 25], ['example.com', 23], ['EXAMPLE.COM/path', 23], ['t.co', 23], ['http://bücher.example', 23],
    ['mail@example.com', 16], ['file.tiff', 9], ['3.14', 4], ['a.b', 3], ['#example.com', 12], ['end.Next', 8],
  ])('%s: %i', (text, weight) => expect(lengthFor(rules.x, text)).toBe(weight))

  it('is quick for a text without end', () => {
    const started = performance.now()
    expect(lengthFor(rules.x, 'a.'.repeat(50_000))).toBeGreaterThan(0)
    expect(lengthFor(rules.x, `https://${'a-'.repeat(50_000)}`)).toBeGreaterThan(0)
    expect(lengthFor(rules.x, `https://a.com/${';'.repeat(190_000)}a`)).toBe(23)
    expect(performance.now() - started).toBeLessThan(20_000)
  })
})

describe('warnings', () => {
  it('come from nine tenths of the limit on', () => {
    const caption = (length: number) => [countFor(rules.x, 'a'.repeat(length)).state, warningsOf(draft('x', { caption: 'a'.repeat(length) }))]
    expect([caption(251), caption(252), caption(280)]).toEqual([['fine', []], ['near', ['CAPTION_NEAR_LIMIT']], ['near', ['CAPTION_NEAR_LIMIT']]])
  })

  it('tell of missing descriptions, dead links, accounts to mend and words used before', () => {
    const post = draft('instagram', { caption: 'See https://example.com', images: [picture('instagram', { alt: '' })], scheduledAt: inMinutes(60) })
    const { warnings, errors } = validatePost(post, { now, rules, connection: { handle: '@quay', status: 'needs_attention' }, near: { words: { title: 'Opening', when: '24 November 2026' }, picture: { title: 'Opening', when: null, place: 2 }, clash: { title: 'Closing', time: '1 December 2026, 09:30 (Europe/Berlin)' } } })
    expect(errors).toEqual([])
    expect(warnings.map(({ message }) => message)).toEqual([
      'Links in Instagram captions cannot be clicked.', '1 image has no description for blind readers.', 'Instagram is posted by hand; you will be reminded at this time.',
      'The account @quay must be reconnected before publishing.', 'The same text was planned for @quay on 24 November 2026.',
      'Image 2 is also in “Opening”, which has no time yet, for @quay.', '“Closing” is planned for @quay less than an hour away, at 1 December 2026, 09:30 (Europe/Berlin).',
    ])
  })
})

describe('the planned time', () => {
  it.each([[4, ['SCHEDULE_PAST']], [5, []], [-60, ['SCHEDULE_PAST']], [366 * 1440, []], [367 * 1440, ['SCHEDULE_TOO_FAR']]])('%i minutes ahead', (minutes, expected) => {
    expect(errorsOf(draft('x', { scheduledAt: inMinutes(minutes) }))).toEqual(expected)
  })
  it('that is none is refused', () => expect(errorsOf(draft('x', { scheduledAt: 'next week' }))).toEqual(['SCHEDULE_PAST']))
})

describe('hashtags', () => {
  it('are counted where a network counts them', () => {
    const tags = (count: number) => Array.from({ length: count }, (_, at) => `#tag${at}`).join(' ')
    expect([errorsOf(draft('instagram', { caption: tags(30) })), errorsOf(draft('instagram', { caption: tags(31) })), errorsOf(draft('facebook', { caption: tags(40) }))]).toEqual([[], ['HASHTAGS_TOO_MANY'], []])
  })
})

describe('the link of a post', () => {
  it.each([
    ['linkedin', 'https://www.linkedin.com/feed/update/urn:li:share:7123456789/?utm_source=share', 'urn:li:share:7123456789'],
    ['x', 'https://x.com/quay/status/1850000000000000000?s=20', '1850000000000000000'],
    ['x', 'https://mobile.twitter.com/quay/status/18500', '18500'],
    ['facebook', 'https://www.facebook.com/quay/posts/pfbid02abc', 'pfbid02abc'],
    ['instagram', 'https://www.instagram.com/p/DBx_1-a/?igsh=abc', 'DBx_1-a'],
    ['tiktok', 'https://www.tiktok.com/@quay/photo/74300', '74300'],
    ['youtube', 'https://youtu.be/dQw4w9WgXcQ?si=x', 'dQw4w9WgXcQ'],
    ['google_business', 'https://maps.app.goo.gl/AbC12', 'AbC12'],
  ] as const)('%s: %s', (platform, url, id) => expect(recognisePostUrl(platform, url)?.postId).toBe(id))

  it.each([
    ['x', 'http://x.com/quay/status/1', 'URL_SCHEME'], ['x', 'x.com/quay/status/1', 'URL_SCHEME'], ['x', 'https://notx.com/a', 'URL_HOST'], ['x', 'https://x.com.example.org/a', 'URL_HOST'],
    ['x', 'https://user@x.com/a', 'URL_SCHEME'], ['linkedin', 'https://linkedin.com/', 'URL_HOST'], ['instagram', 'javascript:alert(1)', 'URL_SCHEME'], ['facebook', 'https://facebook.com:8443/a', 'URL_HOST'],
  ] as const)('%s refuses %s', (platform, url, code) => expect(linkFault(platform, url)?.code).toBe(code))

  it('is read although it is escaped in no way that is known', () => expect(recognisePostUrl('linkedin', 'https://www.linkedin.com/posts/%E0%A4%A-activity-71-ab')).toEqual({ url: 'https://www.linkedin.com/posts/%E0%A4%A-activity-71-ab', postId: '71' }))
  it('loses what only tracks', () => expect(recognisePostUrl('linkedin', 'https://www.linkedin.com/posts/quay_a-activity-71-ab?utm_source=x&rcm=y')).toEqual({ url: 'https://www.linkedin.com/posts/quay_a-activity-71-ab', postId: '71' }))
})
