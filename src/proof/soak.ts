/** True in `npm run test:soak`: the same proofs with the numbers that take hours. */
export const isSoak = process.env.PROOF_SOAK === '1'

/** How often, or how long: the short number belongs to `npm test`. */
export const long = (short: number, soak: number): number => (isSoak ? soak : short)
