import { describe, expect, it } from 'vitest'
import { changesOf, chosenIn, faultsOf, type Own } from './manners'
import { bounded, rowsOf, typedOf, unitOf, valueOf } from './rows'

const own: Own = { version: 3, settings: { allowApprovalOverride: true, remindReviewers: true, remindFirstHours: 24, remindSecondHours: 48, escalateHours: 72, digestAt: '08:00', defaultTimezone: 'Europe/Vienna' } }

describe('what an agency has chosen', () => {
  it('is sent as far as it was changed, hours as numbers', () => {
    const stored = chosenIn(own)
    expect(changesOf({ ...stored, allowApprovalOverride: false, remindFirstHours: '12' }, stored)).toEqual({ allowApprovalOverride: false, remindFirstHours: 12 })
    expect(changesOf(stored, stored)).toEqual({})
  })

  it('is not sent with reminders in the wrong order or times that are none', () => {
    const faults = (changed: object) => Object.keys(faultsOf({ ...chosenIn(own), ...changed }))
    expect([faults({}), faults({ remindSecondHours: '24' }), faults({ escalateHours: '48' }), faults({ remindFirstHours: '0' }), faults({ digestAt: '24:00' })]).toEqual([[], ['remindSecondHours'], ['escalateHours'], ['remindFirstHours'], ['digestAt']])
  })
})

describe('a figure of the table', () => {
  it('stands beside what is usual and what the network takes', () => {
    const stored = { id: '1', platform: 'instagram' as const, figure: 'images_max' as const, value: 5, version: 2 }
    const row = rowsOf('instagram', [stored]).find(({ id }) => id === 'images_max')!
    expect([bounded(row, row.usual), bounded(row, row.ceiling), row.stored]).toEqual(['At most 10 images', 'At most 20 images', stored])
    expect(rowsOf('x', []).map(({ id }) => id)).not.toContain('title_max')
    expect(rowsOf('x', []).filter(({ usual }) => usual === null).map((one) => bounded(one, one.usual))).toEqual(['Any', 'Any', 'Any'])
  })

  it.each([
    ['image_bytes', '7.5', 7_864_320, 'MB'], ['image_bytes', '7,5', 7_864_320, 'MB'], ['image_least_bytes', '10', 10_240, 'KB'], ['image_pixels', '36', 36_000_000, 'megapixels'], ['caption_max', '2,200', 2200, 'characters'],
    ['ratio_from', '4:5', 0.8, 'width to height, for example 4:5'], ['image_least_width', '320', 320, 'px'],
  ] as const)('is typed in its unit: %s %s', (key, typed, value, unit) => expect([valueOf(key, typed), unitOf(key)]).toEqual([value, unit]))

  it.each([['caption_max', 'many'], ['caption_max', ''], ['ratio_from', '0.8'], ['ratio_from', '4:0'], ['image_bytes', '-1']] as const)('is none: %s “%s”', (key, typed) => expect(valueOf(key, typed)).toBeNaN())

  it('is shown as it is typed', () => expect([typedOf('image_bytes', 8 * 1024 * 1024), typedOf('ratio_to', 1.91), typedOf('caption_max', 2200)]).toEqual(['8', '1.91:1', '2200']))
})
