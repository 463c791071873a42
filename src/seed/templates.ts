import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import type { PayloadRequest } from 'payload'
import { asSystem } from '@/src/engine/doors'
import { env } from '@/src/env'
import { ensure } from './ensure'

const folder = path.join(env.root, 'templates/documents')
const read = (...parts: string[]) => readFile(path.join(folder, ...parts), 'utf8')

/** The designs that the product ships, kept up to date with their files; an operator's own edits are files' business, not the seed's. */
export const seedTemplates = async (req: PayloadRequest): Promise<void> => {
  const sampleContent = JSON.parse(await read('sample.json')) as object
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    if (!entry.isDirectory() || !/^[A-Z][A-Z0-9]*_\d\d$/.test(entry.name)) continue
    await seedTemplate(req, entry.name, sampleContent)
  }
}

const seedTemplate = async (req: PayloadRequest, code: string, sampleContent: object): Promise<void> => {
  const meta = JSON.parse(await read(code, 'meta.json')) as object
  const design = { ...meta, code, html: await read(code, 'template.liquid'), css: await read(code, 'style.css'), sampleContent }
  const row = await ensure(req, 'templates', { code: { equals: code } }, () => ({ ...design, publishedAt: new Date().toISOString() }))
  // The designs are shown in an agency's name: rows of before still bear the product's.
  const isSigned = row.author === env.appName
  if (isSigned || row.html !== design.html || row.css !== design.css) await asSystem(req, 'seed').update('templates', row.id, { html: design.html, css: design.css, sampleContent: sampleContent as never, ...(isSigned && { author: null }) })
}
