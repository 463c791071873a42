export function withLock<T>(path: string, body: () => Promise<T>): Promise<T>
