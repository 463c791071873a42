/** What a sign-in or a joining answers. */
export type SignedIn = { secondFactor?: 'required' }

/** Goes to the page that was wanted, or first to the set-up of the second factor that the agency asks for. */
export const goOnTo = (wanted: string, { secondFactor }: SignedIn): void =>
  window.location.assign(secondFactor === 'required' ? `/sign-in/second-factor?redirect=${encodeURIComponent(wanted)}` : wanted)
