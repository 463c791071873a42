/** Said of a mailed address without its token. */
export const incompleteWords = 'This address is not complete. Open the link from the mail again, or have a new one sent.'
