import { sha256, type Posted } from './state'

const hours = 3_600_000

/** Whole numbers that only grow: fast in the first day, then slowly; the same for the same post and time. */
const grown = ({ id, at }: Posted, name: string, most: number, now: number): number => {
  const part = 0.4 + (parseInt(sha256(`${id}:${name}`).slice(0, 4), 16) / 65_535) * 0.6
  return Math.floor(most * part * (1 - Math.exp(-Math.max(0, now - at) / (18 * hours))))
}

/** A post's figures as of now. Samples: nobody has seen it. */
export const figuresOf = (post: Posted, now = Date.now()) => {
  const of = (name: string, most: number) => grown(post, name, most, now)
  const impressions = of('impressions', 4000)
  return {
    impressions, reach: Math.floor(impressions * 0.72), views: of('views', 1500), clicks: Math.floor(impressions * 0.03),
    likes: Math.floor(impressions * 0.04), comments: Math.floor(impressions * 0.006), shares: Math.floor(impressions * 0.008), saves: Math.floor(impressions * 0.002),
  }
}
