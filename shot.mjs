import { chromium } from 'playwright-core'
import { readFileSync } from 'node:fs'
const base = 'http://localhost:4130'
const [who, ...pages] = process.argv.slice(2)
const axe = readFileSync('node_modules/axe-core/axe.min.js', 'utf8')
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] })
const variants = (process.env.V ?? 'd-l,p-l,d-d').split(',')
const context = await browser.newContext({ viewport: { width: 1440, height: 900 } })
const page = await context.newPage()
await page.goto(`${base}/admin/login`, { timeout: 240000 })
const r = await page.request.post(`${base}/api/users/login`, { data: { email: `${who}@impresario.test`, password: 'Demo-Pass-2026-x' } })
console.log('login', r.status())
for (const spec of pages) {
  const [name, path] = spec.split('=')
  for (const v of variants) {
    const p = await context.newPage()
    p.on('pageerror', (e) => console.log('pageerror', name, e.message.slice(0, 200)))
    const phone = v[0] === 'p'
    await p.setViewportSize(phone ? { width: 360, height: 800 } : { width: 1440, height: 900 })
    await context.addCookies([{ name: 'payload-theme', value: v[2] === 'd' ? 'dark' : 'light', url: base }])
    await p.goto(base + path, { timeout: 240000 })
    await p.waitForTimeout(3500)
    await p.screenshot({ path: `/tmp/agents-shots/${name}-${v}.png`, fullPage: true })
    await p.evaluate(axe)
    const res = await p.evaluate(() => window.axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'] }))
    for (const x of res.violations) console.log(name, v, x.id, x.nodes.slice(0, 3).map((n) => n.target.join(' ') + ' :: ' + n.html.slice(0, 120)).join(' | '))
    const wide = await p.evaluate(() => document.documentElement.scrollWidth - innerWidth)
    if (wide > 0) console.log(name, v, 'scrolls sideways', wide)
    await p.close()
  }
}
await browser.close()
