/** The first letters of a name's first two words, in place of a picture; a dot without a letter. */
export const initialsOf = (name: string): string => name.split(/\s+/).filter(Boolean).slice(0, 2).map((part) => [...part][0]!.toUpperCase()).join('') || '·'
