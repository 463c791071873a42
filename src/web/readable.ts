import { fail } from '@/src/errors'

const written = new Set(['POST', 'PATCH', 'PUT'])

/** Other JSON than an object, which no route takes and Payload's handlers fail on. */
const notAnObject = /^(["[\d-]|(true|false)\s*$)/

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
