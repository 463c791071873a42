import type { FileKind } from '@/src/domain/platform/fileKind'

const megabyte = 1024 * 1024
const pictures = ['png', 'jpg', 'webp']
const texts = ['pdf', 'docx', 'txt', 'md', 'html']

type Rule = { bytes: number; kinds: readonly string[]; told: string; bySystem?: true; square?: number }

/** What each purpose takes (spec 06-platform §14); those of the system are written by the product alone. */
const rules: Record<string, Rule> = {
  logo: { bytes: 5 * megabyte, kinds: [...pictures, 'svg'], told: 'PNG, JPEG, WebP and SVG' },
  cover: { bytes: 10 * megabyte, kinds: pictures, told: 'PNG, JPEG and WebP' },
  avatar: { bytes: 2 * megabyte, kinds: pictures, told: 'PNG, JPEG and WebP', square: 512 },
  source: { bytes: 25 * megabyte, kinds: texts, told: 'PDF, Word (.docx), text, Markdown and HTML' },
  post: { bytes: 20 * megabyte, kinds: pictures, told: 'JPEG, PNG and WebP' },
  upload: { bytes: 25 * megabyte, kinds: [...texts, ...pictures], told: 'PDF, Word (.docx), text, Markdown, HTML, PNG, JPEG and WebP' },
  message: { bytes: 10 * megabyte, kinds: [...texts, ...pictures], told: 'PDF, Word (.docx), text, Markdown, HTML, PNG, JPEG and WebP' },
  document: { bytes: 50 * megabyte, kinds: ['pdf'], told: 'PDF', bySystem: true },
  template: { bytes: 25 * megabyte, kinds: [...pictures, 'pdf'], told: 'PDF and pictures', bySystem: true },
  approval: { bytes: 25 * megabyte, kinds: ['png', 'jpg', 'pdf'], told: 'pictures and PDF', bySystem: true },
  export: { bytes: 100 * megabyte, kinds: ['zip', 'pdf', 'csv', 'json', 'txt'], told: 'ZIP, PDF, CSV and JSON', bySystem: true },
}

/** The rule of a purpose; what is not said is an upload. */
export const ruleOf = (purpose: unknown): Rule => rules[typeof purpose === 'string' ? purpose : 'upload'] ?? rules.upload!

/** True for pictures, which are drawn anew before they are kept. */
export const isPicture = ({ extension }: FileKind): boolean => pictures.includes(extension) || extension === 'svg'
