/** What reading keeps to, in bytes, characters, pages and milliseconds. */
export const limits = {
  fileBytes: 25_000_000,
  textChars: 500_000,
  /** More markup than this holds no article; the rest is left unread. */
  htmlChars: 2_000_000,
  markdownChars: 1_000_000,
  pdfPages: 2000,
  workerMs: 60_000,
  workerMemoryMb: 512,
  zipEntries: 5000,
  zipBytes: 200_000_000,
  zipRatio: 200,
} as const
