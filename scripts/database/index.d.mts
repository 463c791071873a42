export type Database = { url: string; adminUrl: string; started: boolean; stop(): Promise<void> }
export function openDatabase(home: string, options?: { name?: string; throwaway?: boolean }): Promise<Database>
