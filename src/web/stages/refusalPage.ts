type Refusal = { message: string; requestId: string; status: number }

/** Codes of a host at which nothing is served; only these are answered with a page. */
const ofHosts = new Set(['TEN_001', 'TEN_002', 'BIZ_003'])

/** Whether a refusal is told by a page: one of a host, to somebody who looks at it in a browser. */
export const wantsPage = (code: string | undefined, accept: string | null): boolean => ofHosts.has(code ?? '') && Boolean(accept?.includes('text/html'))

const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`)

const style = `:root{color-scheme:light dark}body{margin:0;min-height:100vh;display:grid;place-items:center;font:1rem/1.6 system-ui,sans-serif}
main{max-width:34rem;padding:2rem}h1{margin:0 0 1rem;font-size:1.35rem;font-weight:600;line-height:1.35}p{margin:0;font-size:.875rem;opacity:.7}code{font-size:.8125rem}`

/** A page without anybody's name or brand, scripts or pictures: whoever comes by an address that leads nowhere learns nothing but that. */
export const refusalPage = ({ message, requestId, status }: Refusal, headers: Headers): Response => {
  headers.set('content-type', 'text/html; charset=utf-8')
  headers.set('vary', 'Origin, Accept')
  headers.set('content-security-policy', "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'")
  const text = escaped(message)
  return new Response(
    `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="robots" content="noindex"><title>${text}</title><style>${style}</style></head>` +
      `<body><main><h1>${text}</h1><p>If you think it should be here, name this request: <code>${escaped(requestId)}</code></p></main></body></html>`,
    { status, headers },
  )
}
