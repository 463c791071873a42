/** The id of the session by which a person was proved; null for nobody, and for keys. */
export const sidOf = (user: unknown): string | null => (user as { _sid?: string } | null | undefined)?._sid ?? null
