export type Cause = { sentence: string; advice: string }
export type DeadLetter = { id: string; kind: string; endpoint: string | null; attempts: number; code: string | null; error: string | null; createdAt: string; status: string; cause: Cause }
export type DeadLetters = { docs: DeadLetter[]; totalDocs: number; page: number; hasNextPage: boolean; causes: ({ code: string | null; count: number } & Cause)[] }
export type Change = { what: string; resource?: string; resourceId?: string; fields?: Record<string, unknown> }
