import JSZip from 'jszip'
import type { Rendered } from './rendered'
import { systemHere, type Stage } from './stage'

/** The files of an archive with their names. */
const unpacked = async (bytes: Buffer): Promise<string> => {
  const archive = await JSZip.loadAsync(bytes)
  const files = await Promise.all(Object.values(archive.files).map(async (file) => `${file.name}\n${await file.async('string')}`))
  return `${(archive as unknown as { comment?: string }).comment ?? ''}\n${files.join('\n')}`
}

/** Every kind of export in every form that it has. */
export const exported = async (stage: Stage): Promise<Rendered[]> => {
  await import('@/src/domain/platform/endpoints')
  const [{ contentsOf, formats }, { asSystem }] = await Promise.all([import('@/src/domain/platform/exports/kinds'), import('@/src/engine/doors')])
  const asked = [...formats.map((format) => ['posts', format] as const), ['client', 'zip'] as const, ['agency', 'zip'] as const]
  const req = await systemHere(stage)
  return Promise.all(asked.map(async ([kind, format]) => {
    const parts: Buffer[] = []
    const question = { kind, format, agency: stage.agency, filter: { agency: { equals: stage.agency } }, options: { bom: true, layout: null, client: stage.client } }
    for await (const part of contentsOf(question, { req, door: asSystem(req, 'tests'), count: () => undefined })) parts.push(Buffer.from(part))
    const bytes = Buffer.concat(parts)
    return { what: `export ${kind} ${format}`, text: format === 'zip' ? await unpacked(bytes) : bytes.toString() }
  }))
}
