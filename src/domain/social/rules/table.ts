import type { PlatformKey } from './platforms'

const megabyte = 1024 * 1024
const [jpeg, png, webp] = ['image/jpeg', 'image/png', 'image/webp'] as const

/** Width divided by height. */
export type Ratio = { label: string; value: number }

/** A ratio by its name: 4:5. */
export const ratio = (label: string): Ratio => {
  const [width, height] = label.split(':').map(Number) as [number, number]
  return { label, value: width / height }
}

export type ImageRule = {
  min: number
  max: number
  types: readonly string[]
  /** Largest and smallest size in bytes. */
  bytes: number
  leastBytes?: number
  /** Most pixels of one image. */
  pixels?: number
  /** What shapes are taken; none: any. */
  range?: { from?: Ratio; to?: Ratio }
  /** The shape that is advised where any is taken. */
  advised?: Ratio
  /** Smallest width and height in pixels. */
  least: { width: number; height: number }
  crops: readonly Ratio[]
  /** Images after the first take its shape. */
  likeFirst?: true
}

/** The figures of a network, which the operator may tighten. */
type Figures = {
  caption: { max: number; counting: 'utf16' | 'weighted' }
  title: { max: number } | null
  images: ImageRule
  hashtags: number | null
}

/** What a network is, whatever its figures are. */
export type PlatformFacts = {
  label: string
  icon: string
  /** Whether the product can publish there, or a person does it by hand. */
  channel: boolean
  canSchedule: boolean
  linksClick: boolean
  /** Hosts of a post's address, each with its subdomains. */
  hosts: readonly string[]
  /** Figures that a sync reads and that a person may type in. */
  metrics: { sync: readonly Metric[]; hand: readonly Metric[] }
}

export type PlatformRule = PlatformFacts & Figures
export type Rules = Readonly<Record<PlatformKey, PlatformRule>>

export type Metric = 'likes' | 'comments' | 'shares' | 'views' | 'impressions' | 'reach' | 'saves' | 'clicks'
export const allMetrics: readonly Metric[] = ['likes', 'comments', 'shares', 'views', 'impressions', 'reach', 'saves', 'clicks']
const seen: readonly Metric[] = ['views', 'likes', 'comments', 'shares', 'saves', 'reach']

/** Raised with every change of a figure below; what is in force has a version of its own (`rulesInForce`). */
export const rulesVersion = '2026-11-1'

/** What each network takes, as published in November 2026 (spec 02-social §3.1), before the operator's changes: the one place for server, forms, API and docs. */
export const defaultRules: Rules = {
  instagram: {
    label: 'Instagram', icon: 'instagram', caption: { max: 2200, counting: 'utf16' }, title: null, hashtags: 30, channel: false, canSchedule: true, linksClick: false, hosts: ['instagram.com'],
    images: { min: 1, max: 10, types: [jpeg], bytes: 8 * megabyte, range: { from: ratio('4:5'), to: ratio('1.91:1') }, least: { width: 320, height: 1 }, crops: [ratio('1:1'), ratio('4:5'), ratio('1.91:1')], likeFirst: true },
    metrics: { sync: [], hand: seen },
  },
  tiktok: {
    label: 'TikTok', icon: 'tiktok', caption: { max: 300, counting: 'utf16' }, title: { max: 90 }, hashtags: null, channel: false, canSchedule: true, linksClick: false, hosts: ['tiktok.com', 'vm.tiktok.com'],
    images: { min: 1, max: 1, types: [jpeg, webp], bytes: 20 * megabyte, advised: ratio('9:16'), least: { width: 360, height: 360 }, crops: [ratio('9:16'), ratio('1:1')] },
    metrics: { sync: [], hand: seen },
  },
  youtube: {
    label: 'YouTube', icon: 'youtube', caption: { max: 5000, counting: 'utf16' }, title: { max: 100 }, hashtags: null, channel: false, canSchedule: true, linksClick: true, hosts: ['youtube.com', 'youtu.be'],
    images: { min: 1, max: 1, types: [jpeg, png], bytes: 2 * megabyte, range: { from: ratio('16:9'), to: ratio('16:9') }, least: { width: 640, height: 1 }, crops: [ratio('16:9')] },
    metrics: { sync: [], hand: seen },
  },
  x: {
    label: 'X', icon: 'x', caption: { max: 280, counting: 'weighted' }, title: null, hashtags: null, channel: true, canSchedule: true, linksClick: true, hosts: ['x.com', 'twitter.com'],
    images: { min: 1, max: 4, types: [jpeg, png, webp], bytes: 5 * megabyte, advised: ratio('16:9'), least: { width: 4, height: 4 }, crops: [ratio('16:9'), ratio('1:1'), ratio('4:5')] },
    metrics: { sync: ['impressions', 'likes', 'comments', 'shares', 'saves'], hand: allMetrics },
  },
  linkedin: {
    label: 'LinkedIn', icon: 'linkedin', caption: { max: 3000, counting: 'utf16' }, title: null, hashtags: null, channel: true, canSchedule: true, linksClick: true, hosts: ['linkedin.com', 'lnkd.in'],
    images: { min: 1, max: 9, types: [jpeg, png], bytes: 8 * megabyte, pixels: 36_000_000, advised: ratio('1.91:1'), least: { width: 200, height: 200 }, crops: [ratio('1.91:1'), ratio('1:1'), ratio('4:5')] },
    metrics: { sync: ['impressions', 'reach', 'likes', 'comments', 'shares', 'clicks'], hand: allMetrics },
  },
  facebook: {
    label: 'Facebook', icon: 'facebook', caption: { max: 63_206, counting: 'utf16' }, title: null, hashtags: null, channel: true, canSchedule: true, linksClick: true, hosts: ['facebook.com', 'fb.watch', 'fb.me'],
    images: { min: 1, max: 10, types: [jpeg, png], bytes: 10 * megabyte, advised: ratio('1.91:1'), least: { width: 200, height: 200 }, crops: [ratio('1.91:1'), ratio('1:1'), ratio('4:5')] },
    metrics: { sync: ['impressions', 'reach', 'likes', 'comments', 'shares', 'clicks'], hand: allMetrics },
  },
  google_business: {
    label: 'Google Business Profile', icon: 'google_business', caption: { max: 1500, counting: 'utf16' }, title: { max: 58 }, hashtags: null, channel: true, canSchedule: true, linksClick: true, hosts: ['google.com', 'g.page', 'maps.app.goo.gl'],
    images: { min: 0, max: 1, types: [jpeg, png], bytes: 5 * megabyte, leastBytes: 10 * 1024, advised: ratio('4:3'), least: { width: 250, height: 250 }, crops: [ratio('4:3'), ratio('1:1')] },
    metrics: { sync: ['views', 'clicks'], hand: allMetrics },
  },
}

/** The same without the figures: those that hold are handed in wherever one is asked for, so that no part of the product can miss a change. */
export const platformRules: Readonly<Record<PlatformKey, PlatformFacts>> = defaultRules

/** Whether a network shows a title of its own. */
export const hasTitle = (platform: PlatformKey): boolean => defaultRules[platform].title !== null

/** Whether a network shows all pictures of a post in the shape of the first. */
export const followsFirst = (platform: PlatformKey): boolean => defaultRules[platform].images.likeFirst === true
