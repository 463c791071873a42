import { appendFileSync } from 'node:fs'

/** True in `npm run test:soak`: the same proofs with the numbers that take hours. */
export const isSoak = process.env.PROOF_SOAK === '1'

/** How often, or how long: the short number belongs to `npm test`. */
export const long = (short: number, soak: number): number => (isSoak ? soak : short)

/** Tells the soak what it has counted; it is printed at its end (`bench/results/soak.md`). */
export const counted = (what: string, counts: Record<string, number>): void => {
  if (process.env.PROOF_FIGURES) appendFileSync(process.env.PROOF_FIGURES, `| ${what} | ${Object.entries(counts).map(([name, count]) => `${count} ${name}`).join(', ')} |\n`)
}
