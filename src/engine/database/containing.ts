/** The pattern of `like` for what holds a text as it was typed: no sign of it stands for another. */
export const containing = (text: string): string => `%${text.replaceAll(/[\\%_]/g, '\\$&')}%`
