import { fail } from '@/src/errors'

const written = new Set(['POST', 'PATCH', 'PUT'])

/** Other JSON than an object, which no route takes and Payload's handlers fail on. */
const notAnObject = /^(["[\d-]|(true|false)\s*$)/

/** Rich text is the deepest that anybody sends; whoever walks a value by calling itself must come to its end. */
const deepest = 200

/** How deep a text of JSON is nested; brackets inside of its strings count for nothing. */
const depthOf = (body: Buffer): number => {
  let [depth, most, isText] = [0, 0, false]
  for (let at = 0; at < body.length; at += 1) {
    const sign = body[at]
    if (isText && sign === backslash) at += 1
    else if (sign === quote) isText = !isText
    else if (isText) continue
    else if (sign === 0x7b || sign === 0x5b) most = Math.max(most, (depth += 1))
    else if (sign === 0x7d || sign === 0x5d) depth -= 1
  }
  return most
}
const [backslash, quote] = [0x5c, 0x22]

/**
 * A body as Payload's handlers take it, who fail on what callers without a client library send: nothing at all is an
 * empty object, JSON is JSON whatever its header says (curl's is a form's), and the plain fields of a form become its
 * `_payload`. Sets the content type to fit. Throws VAL_001 for a form that cannot be read.
 */
export const readable = async (method: string, body: Buffer, headers: Headers): Promise<Buffer | FormData | undefined> => {
  if (!written.has(method)) return body.length ? body : undefined
  const type = headers.get('content-type') ?? ''
  if (type.startsWith('multipart/')) return body.includes('name="_payload"') ? body : withPayload(body, type, headers)
  const start = body.subarray(0, 64).toString('latin1').trimStart()
  const isNothing = start === '' || (body.length < 64 && start.trimEnd() === 'null')
  if (isNothing || /^[{[]/.test(start)) headers.set('content-type', 'application/json')
  if (notAnObject.test(start)) throw fail('VAL_001', { message: 'Send a JSON object.' })
  if (depthOf(body) > deepest) throw fail('VAL_001', { message: `What is sent may be nested ${deepest} deep.` })
  return isNothing ? Buffer.from('{}') : body
}

const withPayload = async (body: Buffer, type: string, headers: Headers): Promise<FormData> => {
  const form = await new Response(new Uint8Array(body), { headers: { 'content-type': type } }).formData().catch(() => null)
  if (!form) throw fail('VAL_001', { status: 400, message: 'The form could not be read.' })
  const fields = [...form].filter(([, value]) => typeof value === 'string')
  const made = new FormData()
  made.set('_payload', JSON.stringify(Object.fromEntries(fields)))
  for (const [name, value] of form) if (typeof value !== 'string') made.append(name, value, value.name)
  headers.delete('content-type')
  headers.delete('content-length')
  return made
}
