// Advance widths of Inter 400 and 600 for U+0020 to U+007E, in thousandths of the font size (from the font's hmtx table).
const regular = [
  281, 288, 466, 633, 642, 982, 644, 300, 365, 365, 501, 662, 288, 460, 288, 360, 631, 407, 610, 618, 646, 593, 620, 566, 619, 620, 288, 302,
  662, 662, 662, 511, 966, 690, 654, 730, 722, 601, 590, 746, 743, 269, 571, 672, 565, 903, 753, 765, 639, 765, 644, 642, 646, 744, 690, 985,
  682, 679, 629, 365, 360, 365, 471, 456, 323, 562, 612, 571, 612, 583, 370, 613, 591, 242, 242, 549, 242, 876, 591, 600, 612, 612, 376, 528,
  327, 591, 562, 818, 546, 562, 552, 426, 333, 426, 662,
]
const BOLDER = 1.03
const WIDE = 1000
const OTHER = 650

const advance = (letter: string): number => {
  const code = letter.codePointAt(0) ?? 32
  return regular[code - 32] ?? (code >= 0x2e80 ? WIDE : OTHER)
}

/** Width in pixels of a line of Inter at `size` pixels; other scripts are estimated on the wide side. */
export const textWidth = (text: string, size: number, bold = false): number =>
  ([...text].reduce((sum, letter) => sum + advance(letter), 0) * size * (bold ? BOLDER : 1)) / 1000

/** Breaks a label into lines no wider than `width`; a third line is cut with an ellipsis, since the text alternative has all of it. */
export const wrapLabel = (text: string, size: number, width: number, most = 3): string[] => {
  const lines: string[] = []
  for (const word of text.split(/\s+/)) {
    const last = lines.at(-1)
    if (last !== undefined && textWidth(`${last} ${word}`, size) <= width) lines[lines.length - 1] = `${last} ${word}`
    else lines.push(word)
  }
  return lines.length <= most ? lines : [...lines.slice(0, most - 1), `${lines[most - 1] ?? ''}…`]
}
