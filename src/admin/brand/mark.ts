/** The strokes of the product's mark: a stage light falling on a page. */
export const strokes = [
  { d: 'M5 21.5V3.5h9l6 6v12H5Z', strokeLinecap: 'butt' },
  { d: 'M14 3.5v6h6', strokeLinecap: 'butt' },
  { d: 'm9 17.5 3.2-4 2.4 2.4 2-2.6', strokeLinecap: 'round' },
] as const

const drawn = strokes.map(({ d, strokeLinecap }) => `<path d='${d}' stroke-linecap='${strokeLinecap}'/>`).join('')

/** The same as the icon of a page. */
export const mark = `data:image/svg+xml,${encodeURIComponent(`<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 25 25' fill='none' stroke='#6b7280' stroke-width='1.8' stroke-linejoin='round'>${drawn}</svg>`)}`
