import { fail, type AppError } from '@/src/errors'
import { limits } from '@/src/domain/content/reading/limits'

const megabytes = (bytes: number): string => (bytes / 1_000_000).toFixed(bytes < 10_000_000 ? 1 : 0)

const unreadable = {
  empty: 'The file is empty.',
  noText: 'No readable text was found.',
  scanned: 'This PDF holds pictures of pages and no text. Run text recognition (OCR) on it and upload the result, or paste the text.',
  encrypted: 'This PDF is protected with a password. Save a copy without the password and upload that.',
  damagedPdf: 'This PDF is damaged and cannot be opened. Export it again and upload the new file.',
  damagedDocx: 'This Word document is damaged or was not saved as .docx. Save it again as .docx and upload that.',
  tooComplex: 'This document is too complex to be read. Save a simpler or shorter copy, or paste the text.',
} as const

/** A file of an accepted kind without text that could be used. VAL_001, with the sentence that helps. */
export const cannotRead = (why: keyof typeof unreadable): AppError => fail('VAL_001', { message: unreadable[why], field: 'file', details: { reason: why } })

/** FILE_001. */
export const tooLarge = (bytes: number): AppError =>
  fail('FILE_001', { message: `The file has ${megabytes(bytes)} MB; at most ${megabytes(limits.fileBytes)} MB can be read.`, field: 'file' })

/** FILE_002; `is` says what the file turned out to be. */
export const notAccepted = (is: string): AppError =>
  fail('FILE_002', { message: `${is} PDF, Word (.docx), HTML, Markdown and plain text can be read.`, field: 'file' })
