type Stored = { bytes: Uint8Array; mimeType: string }

/** A stored file as an answer that a browser shows without ever running it. `cache` is how long it may be kept; `disposition` how it is opened. */
export const fileAnswer = ({ bytes, mimeType }: Stored, { cache, disposition }: { cache: string; disposition?: string }): Response =>
  new Response(new Uint8Array(bytes), {
    headers: {
      'Content-Type': mimeType, 'Content-Length': String(bytes.byteLength), 'Cache-Control': cache, 'X-Content-Type-Options': 'nosniff',
      'Content-Security-Policy': "default-src 'none'; sandbox", ...(disposition && { 'Content-Disposition': disposition }),
    },
  })
