import { existsSync } from 'node:fs'
import { Fault, say } from '../system/fault.mjs'
import { which } from '../system/run.mjs'
import { canInstall, install } from './apt.mjs'

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']
const macPath = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'

/** Path of the browser that the tests drive, or null. */
export function findChromium() {
  const given = process.env.CHROMIUM_PATH
  if (given) return existsSync(given) ? given : null
  return names.map((name) => which(name)).find(Boolean) ?? (existsSync(macPath) ? macPath : null)
}

/** The browser for the tests, installed when this process may do that. */
export async function ensureChromium() {
  const found = findChromium()
  if (found) return found
  if (canInstall() && !process.env.CHROMIUM_PATH) {
    say('Installing Chromium for the browser tests')
    await install(['chromium'])
  }
  return findChromium() ?? missing()
}

function missing() {
  throw new Fault('The browser tests need Chromium and found none. Debian: sudo apt-get install chromium; elsewhere install Chrome or Chromium and name it in CHROMIUM_PATH.')
}
