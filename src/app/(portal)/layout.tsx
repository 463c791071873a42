import { headers } from 'next/headers'
import type { Metadata, Viewport } from 'next'
import type { ReactNode } from 'react'
import { brandStyle } from '@/src/portal/brand/variables'
import { inter, interMore } from './fonts'
import { here } from './here'
import './portal.css'

/** Every page bears the agency's name and mark, and nobody else's. */
export const generateMetadata = async (): Promise<Metadata> => {
  const { brand } = await here()
  const icon = brand.logos.favicon ?? brand.logos.round
  return { title: { default: brand.name, template: `%s · ${brand.name}` }, applicationName: brand.name, robots: { index: false, follow: false }, referrer: 'same-origin', icons: icon ? { icon, apple: icon } : { icon: 'data:,' }, manifest: '/manifest.webmanifest', formatDetection: { telephone: false } }
}

export const viewport: Viewport = { width: 'device-width', initialScale: 1, viewportFit: 'cover', interactiveWidget: 'resizes-content', themeColor: [{ media: '(prefers-color-scheme: light)', color: '#fafafa' }, { media: '(prefers-color-scheme: dark)', color: '#111113' }] }

/** A form that the page's own code sends must not be sent by the browser before that code is there: what was typed would be gone. */
const holdForms = `addEventListener('submit',function(e){e.target.hasAttribute('action')||e.preventDefault()})`

const Layout = async ({ children }: { children: ReactNode }) => {
  const { brand, theme } = await here()
  const nonce = /'nonce-([^']+)'/.exec((await headers()).get('content-security-policy') ?? '')?.[1]
  return (
    <html className={`${inter.variable} ${interMore.variable}`} data-theme={theme} lang="en" suppressHydrationWarning>
      <head>
        <style dangerouslySetInnerHTML={{ __html: brandStyle(brand) }} />
        <script dangerouslySetInnerHTML={{ __html: holdForms }} nonce={nonce} suppressHydrationWarning />
      </head>
      <body>{children}</body>
    </html>
  )
}

export default Layout
