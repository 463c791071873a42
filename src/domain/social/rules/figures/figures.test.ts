import { describe, expect, it } from 'vitest'
import { countFor, defaultRules, platformKeys, validatePost, type ImageFacts } from '..'
import { ceilingOf, conflictOf, figureFault, figureKeys, figures, rulesWith, type FigureKey, type Override } from '.'

const now = new Date('2026-11-20T12:00:00Z')
const picture: ImageFacts = { name: 'quay.jpg', mimeType: 'image/jpeg', bytes: 500_000, width: 1200, height: 1200, alt: 'A quay' }
const told = (overrides: readonly Override[], more: object = {}) =>
  validatePost({ platform: 'instagram', title: 'A title', caption: 'Words', images: [picture], ...more }, { now, rules: rulesWith(overrides) }).errors.map(({ message }) => message)

describe('a changed figure', () => {
  it('holds in every check of its network and in no other', () => {
    const rules = rulesWith([{ platform: 'x', figure: 'caption_max', value: 100 }])
    expect([countFor(rules.x, 'a'.repeat(101)).state, rules.x.caption.max, rules.linkedin]).toEqual(['over', 100, defaultRules.linkedin])
    expect(told([{ platform: 'instagram', figure: 'caption_max', value: 4 }])).toEqual(['1 characters too many: Instagram allows 4.'])
    expect(told([{ platform: 'instagram', figure: 'hashtags_max', value: 1 }], { caption: '#one #two' })).toEqual(['2 hashtags; Instagram allows 1.'])
    expect(told([{ platform: 'instagram', figure: 'images_min', value: 2 }])).toEqual(['Instagram needs at least 2 images.'])
    expect(told([{ platform: 'instagram', figure: 'image_bytes', value: 102_400 }])).toEqual(['quay.jpg is 489 KB; Instagram allows 100 KB. It can be made smaller automatically.'])
    expect(told([{ platform: 'instagram', figure: 'image_least_width', value: 1300 }])).toEqual(['quay.jpg is 1200×1200; at least 1300 px in width is needed.'])
    expect(told([{ platform: 'instagram', figure: 'ratio_from', value: 1.5 }])).toEqual(['quay.jpg has the ratio 1:1; Instagram takes 3:2 to 1.91:1. Crop it.'])
  })

  it('leaves the table as it is', () => {
    const before = JSON.stringify(defaultRules)
    for (const platform of platformKeys) rulesWith(figureKeys.map((figure) => ({ platform, figure, value: 7 })))
    expect(JSON.stringify(defaultRules)).toBe(before)
  })

  it('of a shape takes the crops away that no longer fit, and offers its ends where none is left', () => {
    const crops = (...overrides: Override[]) => rulesWith(overrides).tiktok.images.crops.map(({ label }) => label)
    expect(crops({ platform: 'tiktok', figure: 'ratio_to', value: 0.8 })).toEqual(['9:16'])
    expect(crops({ platform: 'tiktok', figure: 'ratio_from', value: 4 / 3 }, { platform: 'tiktok', figure: 'ratio_to', value: 16 / 9 })).toEqual(['4:3', '16:9'])
    expect(crops()).toEqual(['9:16', '1:1'])
  })
})

describe('a network’s own ceiling', () => {
  it.each(platformKeys)('of %s is never exceeded, whatever is stored', (platform) => {
    for (const figure of figureKeys) {
      const [ceiling, { bound, of }] = [ceilingOf(platform, figure), figures[figure]]
      if (ceiling === undefined || ceiling === null) continue
      for (const value of [0, 10 ** 12]) {
        const held = of(rulesWith([{ platform, figure, value }])[platform])!
        expect([figure, bound === 'most' ? held <= ceiling : held >= ceiling]).toEqual([figure, true])
      }
    }
  })

  it.each([
    ['instagram', 'images_max', 21, 'Most images: Instagram itself takes at most 20 images. Choose that or less.'],
    ['instagram', 'images_max', 20, null],
    ['instagram', 'hashtags_max', 31, 'Hashtags: Instagram itself takes at most 30 hashtags. Choose that or less.'],
    ['tiktok', 'caption_max', 4000, null],
    ['tiktok', 'caption_max', 4001, 'Caption: TikTok itself takes at most 4,000 characters. Choose that or less.'],
    ['tiktok', 'images_max', 21, 'A post holds at most 20 images.'],
    ['x', 'caption_max', 281, 'Caption: X itself takes at most 280 characters. Choose that or less.'],
    ['linkedin', 'images_max', 20, null],
    ['linkedin', 'image_bytes', 9 * 1024 * 1024, 'Size of an image: LinkedIn itself takes at most 8 MB. Choose that or less.'],
    ['youtube', 'image_least_width', 600, 'Smallest width: YouTube itself needs at least 640 px. Choose that or more.'],
    ['instagram', 'ratio_from', 0.7, 'Tallest shape: Instagram itself needs at least 4:5. Choose that or more.'],
  ] as const)('is told in a sentence: %s, %s, %d', (platform, figure, value, sentence) => expect(figureFault(platform, figure, value)).toBe(sentence))
})

describe('what is no figure', () => {
  it.each([
    ['x', 'title_max', 10, 'X has no such figure.'],
    ['x', 'caption_max', 1.5, 'Write a whole number.'],
    ['x', 'caption_max', Number.NaN, 'Write a whole number.'],
    ['x', 'ratio_from', Number.NaN, 'Write the shape as width to height, for example 4:5.'],
    ['x', 'caption_max', 0, 'Caption: choose from 1 character to 100,000 characters.'],
  ] as const)('is refused: %s, %s, %d', (platform, figure, value, sentence) => expect(figureFault(platform, figure, value)).toBe(sentence))

  it('does nothing where it is stored all the same', () => {
    expect(rulesWith([{ platform: 'x', figure: 'title_max', value: 10 }, { platform: 'x', figure: 'other' as FigureKey, value: 1 }, { platform: 'myspace' as 'x', figure: 'caption_max', value: 1 }])).toEqual(defaultRules)
  })

  it('contradicts another', () => {
    expect(conflictOf(rulesWith([{ platform: 'x', figure: 'images_min', value: 4 }, { platform: 'x', figure: 'images_max', value: 3 }]).x)).toBe('X would need at least 4 images and take at most 3.')
    expect(conflictOf(rulesWith([{ platform: 'x', figure: 'ratio_from', value: 2 }, { platform: 'x', figure: 'ratio_to', value: 1 }]).x)).toBe('X: the tallest shape, 2.00:1, would be wider than the widest, 1:1.')
    expect(conflictOf(defaultRules.youtube)).toBeNull()
  })
})
