import pg from 'pg'

/** Runs statements on the test server's own database, outside any transaction. */
export const onServer = async <T>(
  url: string,
  body: (query: (text: string, values?: unknown[]) => Promise<Record<string, unknown>[]>) => Promise<T>,
): Promise<T> => {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return await body(async (text, values) => (await client.query<Record<string, unknown>>(text, values)).rows)
  } finally {
    await client.end()
  }
}

/** The address of another database on the same server. */
export const databaseUrl = (serverUrl: string, name: string) => {
  const url = new URL(serverUrl)
  url.pathname = `/${name}`
  return url.toString()
}
