import type { ReactNode } from 'react'

export type Design = 'executive' | 'minimal' | 'modern' | 'corporate' | 'creative'

const brand = 'var(--paper-colour)'
const bar = (x: number, y: number, width: number, fill: string, height = 4) => <rect fill={fill} height={height} key={`${x}-${y}`} width={width} x={x} y={y} />

const drawings: Record<Design, ReactNode> = {
  executive: [bar(0, 0, 85, brand, 72), bar(10, 26, 50, '#fff', 5), bar(10, 36, 36, '#fff', 5), bar(10, 86, 40, '#c8c8c8', 3), bar(10, 93, 28, '#dedede', 3)],
  minimal: [bar(10, 34, 22, brand, 2), bar(10, 42, 56, '#4a4a4a', 5), bar(10, 52, 38, '#4a4a4a', 5), bar(10, 66, 46, '#d4d4d4', 3), bar(10, 98, 24, '#d4d4d4', 2)],
  modern: [bar(0, 0, 85, brand, 110), bar(10, 62, 64, '#fff', 7), bar(10, 74, 48, '#fff', 7), bar(10, 92, 30, '#ffffffa6', 3), bar(48, 92, 27, '#ffffffa6', 3)],
  corporate: [bar(0, 0, 16, brand, 110), bar(26, 22, 44, '#4a4a4a', 5), bar(26, 32, 34, '#4a4a4a', 5), bar(26, 50, 49, '#a8a8a8', 1), bar(26, 58, 49, '#dedede', 3), bar(26, 65, 49, '#dedede', 3), bar(26, 72, 30, '#dedede', 3), bar(26, 96, 49, '#a8a8a8', 1)],
  creative: [bar(0, 0, 85, brand, 110), <circle cx="66" cy="28" fill="#ffffff38" key="disc" r="32" />, bar(8, 52, 68, '#fff', 11), bar(8, 68, 54, '#fff', 11), bar(8, 84, 40, '#fff', 11)],
}

/** A first page in a few strokes, by the kind of its design: shown where no picture of it is stored. */
export const Sheet = ({ design }: { design: Design }) => (
  <svg aria-hidden="true" viewBox="0 0 85 110">
    {drawings[design]}
  </svg>
)
