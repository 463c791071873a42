/** A small generator of repeatable numbers from 0 to 1. */
export function random(seed: number): () => number {
  let state = (seed ^ 0x9e3779b9) >>> 0
  const next = (): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 4_294_967_296
  }
  for (let warm = 0; warm < 5; warm++) next()
  return next
}
