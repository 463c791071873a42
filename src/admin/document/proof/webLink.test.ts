import { describe, expect, it } from 'vitest'
import { webLink } from './webLink'

describe('the address of a source', () => {
  it('is a link on the web and to the sample pages', () => {
    for (const url of ['https://example.com/report?year=2025', 'http://127.0.0.1:3001/pages/energy-review/offices-save-a-third']) expect(webLink(url)).toBe(url)
  })

  it.each(['http://127.0.0.1:3001/', 'http://localhost:3001/control/faults', 'http://127.0.0.1:3001/pages/../control', 'http://127.0.0.1:3001/pages/%2e%2e/control', 'http://[::1]:3001/mail', 'http://2130706433:3001/mail', 'http://127.0.0.1:3001/pages/'])(
    'is no link to another place of the sandbox: %s', (url) => expect(webLink(url)).toBeNull())

  it.each(['javascript:alert(1)', 'data:text/html,hi', 'not an address', null])('is no link when it is none: %s', (url) => expect(webLink(url)).toBeNull())
})
