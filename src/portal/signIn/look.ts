/** The form of a page before the sign-in. */
export const formLook = 'flex flex-col gap-4'

/** A quiet way besides the main one. */
export const wayLook = 'inline-flex min-h-11 items-center self-start text-sm font-medium text-brand-text underline-offset-4 hover:underline'
