export type Rule = { sentence: string; holds(password: string, email: string): boolean }

/** The rules of passwords that can be told while somebody types; the list of common ones stays on the server. */
export const shapeRules: readonly Rule[] = [
  { sentence: 'Use at least 10 characters.', holds: (password) => password.length >= 10 },
  { sentence: 'Use at most 128 characters.', holds: (password) => password.length <= 128 },
  { sentence: 'Use an upper-case letter.', holds: (password) => /\p{Lu}/u.test(password) },
  { sentence: 'Use a lower-case letter.', holds: (password) => /\p{Ll}/u.test(password) },
  { sentence: 'Use a digit.', holds: (password) => /\d/.test(password) },
  { sentence: 'Choose something other than your address.', holds: (password, email) => !email || ![email, email.split('@')[0]].includes(password.toLowerCase()) },
]

/** Whether a password keeps the rules that can be told here. */
export const keepsRules = (password: string, email = ''): boolean => shapeRules.every(({ holds }) => holds(password, email))

/** The rules as a list to tick off while somebody types: what a password needs, and what it must not be once it is that. */
export const rulesTold = (password: string, email = ''): { sentence: string; kept: boolean }[] =>
  shapeRules
    .filter(({ sentence, holds }) => (/at most|other than/.test(sentence) ? !holds(password, email) : true))
    .map(({ sentence, holds }) => ({ sentence: sentence.replace(/^Use |\.$/g, '').replace(/^./, (first) => first.toUpperCase()), kept: Boolean(password) && holds(password, email) }))
