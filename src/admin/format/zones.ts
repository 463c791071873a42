const names = ['UTC', ...Intl.supportedValuesOf('timeZone').filter((zone) => zone !== 'UTC')]

/** Every time zone as a choice, with one that is kept and no longer among them. */
export const zoneOptions = (kept?: string | null): { value: string; label: string }[] =>
  (kept && !names.includes(kept) ? [kept, ...names] : names).map((zone) => ({ value: zone, label: zone.replaceAll('_', ' ') }))
