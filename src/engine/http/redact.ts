const hidden = '[hidden]'

// Forms in which keys show up inside messages: bearer headers, vendor key shapes, key parameters.
const shapes = [
  /\b(bearer|basic)\s+[\w.~+/=-]{6,}/gi,
  /\b(?:sk|tvly|rk|pk|fpk|xox[abp])-[\w-]{6,}/gi,
  /\b(api[-_]?key|access[-_]?token|token|secret|password|signature)("?\s*[=:]\s*"?)[^\s"&,;}]{3,}/gi,
]

/** Text for logs and errors with every known secret, and whatever looks like one, replaced. */
export const redact = (text: string, secrets: readonly string[] = []): string => {
  const known = secrets.filter((secret) => secret.length >= 4).reduce((rest, secret) => rest.split(secret).join(hidden), text)
  return shapes.reduce((rest, shape) => rest.replace(shape, hidden), known)
}

/** An address for logs: origin and path; the query may carry keys or tokens. */
export const addressForLog = (address: string | URL): string => {
  const url = new URL(address)
  return `${url.origin}${url.pathname}`
}
