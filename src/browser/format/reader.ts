/** How the signed-in person reads figures and times. `now` is the server's clock, so that the first paint agrees everywhere. */
export type Reader = { locale: string; zone: string; now: number }

type Person = { locale?: string | null; timezone?: string | null } | null | undefined

/** The reader behind a signed-in person; an unknown locale or zone falls back to US English and UTC. */
export const readerOf = (person: unknown, now = Date.now()): Reader => {
  const { locale, timezone } = (person as Person) ?? {}
  return { locale: known(() => Intl.getCanonicalLocales(locale ?? '')[0]) ?? 'en-US', zone: known(() => new Intl.DateTimeFormat('en', { timeZone: timezone ?? undefined }).resolvedOptions().timeZone) ?? 'UTC', now }
}

const known = (read: () => string | undefined): string | undefined => {
  try {
    return read()
  } catch {
    return undefined
  }
}
