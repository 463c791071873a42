export type Wish = 'now' | 'daily' | 'off'

/** A kind of news as `GET /users/me/notification-preferences` tells of it. */
export type ShownKind = { kind: string; label: string; group: string; essential: boolean; inApp: boolean; mailed: boolean; waits: boolean; app: boolean; mail: Wish }
type General = { email: boolean; browser: boolean; weeklySummary: boolean; digest: 'off' | 'daily'; digestAt: string; quietHours: { from: string; to: string } | null; showPresence: boolean }

export type ShownPreferences = General & { kinds: ShownKind[] }
export type Change = Partial<General> & { kinds?: Record<string, { app?: boolean; mail?: Wish }> }
