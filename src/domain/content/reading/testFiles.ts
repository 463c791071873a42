import { Buffer } from 'node:buffer'
import { crc32, deflateRawSync } from 'node:zlib'
import { pdfLock } from '@/src/domain/content/reading/testPdfLock'

const escaped = (text: string): string => text.replace(/[\\()]/g, '\\$&')

/** `password` opens the file; an empty one leaves it open to everybody and locks only what its owner forbids, such as printing. */
type PdfOptions = { password?: string; info?: string }

/** A real PDF: each page a list of lines [text, x, y] in 11 pt Helvetica. */
export const pdfOf = (pages: [text: string, x: number, y: number][][], { password, info }: PdfOptions = {}): Buffer => {
  const lock = password === undefined ? null : pdfLock(password)
  const objects = ['<< /Type /Catalog /Pages 2 0 R >>', `<< /Type /Pages /Count ${pages.length} /Kids [${pages.map((_, index) => `${4 + index * 2} 0 R`).join(' ')}] >>`, '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>']
  for (const lines of pages) {
    const written = lines.map(([text, x, y]) => `BT /F1 11 Tf ${x} ${y} Td (${escaped(text)}) Tj ET`).join('\n')
    objects.push(`<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents ${objects.length + 2} 0 R /Resources << /Font << /F1 3 0 R >> >> >>`)
    const stream = lock ? lock.locked(objects.length + 1, written) : written
    objects.push(`<< /Length ${stream.length} >>\nstream\n${stream}\nendstream`)
  }
  const extra = [info ? `<< ${info} >>` : '', lock?.dictionary ?? '']
  const numbers = extra.map((body) => (body ? objects.push(body) : 0))
  let file = '%PDF-1.4\n'
  const offsets = objects.map((body, index) => {
    const at = file.length
    file += `${index + 1} 0 obj\n${body}\nendobj\n`
    return at
  })
  const trailer = `${numbers[0] ? ` /Info ${numbers[0]} 0 R` : ''}${numbers[1] ? ` /Encrypt ${numbers[1]} 0 R /ID [<00> <00>]` : ''}`
  const table = offsets.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('')
  return Buffer.from(`${file}xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R${trailer} >>\nstartxref\n${file.length}\n%%EOF`, 'latin1')
}

type Part = { content: string | Buffer; /** What the directory claims the part unpacks to. */ claims?: number }

/** A real zip of the given parts, packed. */
export const zipOf = (parts: Record<string, string | Part>): Buffer => {
  const locals: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const [name, given] of Object.entries(parts)) {
    const { content, claims } = typeof given === 'string' ? { content: given, claims: undefined } : given
    const data = Buffer.from(content)
    const packed = deflateRawSync(data)
    const fields = Buffer.alloc(26)
    fields.writeUInt16LE(20, 0)
    fields.writeUInt16LE(8, 4)
    fields.writeUInt32LE(crc32(data), 10)
    fields.writeUInt32LE(packed.length, 14)
    fields.writeUInt32LE(claims ?? data.length, 18)
    fields.writeUInt16LE(name.length, 22)
    const local = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), fields, Buffer.from(name), packed])
    const tail = Buffer.alloc(14)
    tail.writeUInt32LE(offset, 10)
    directory.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\x00', 'latin1'), fields, tail, Buffer.from(name)]))
    locals.push(local)
    offset += local.length
  }
  const list = Buffer.concat(directory)
  const end = Buffer.alloc(22)
  end.write('PK\x05\x06', 0, 'latin1')
  end.writeUInt16LE(directory.length, 8)
  end.writeUInt16LE(directory.length, 10)
  end.writeUInt32LE(list.length, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...locals, list, end])
}

const w = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
const paragraph = (text: string, style = '') => `<w:p>${style ? `<w:pPr><w:pStyle w:val="${style}"/></w:pPr>` : ''}<w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`

/** The body of a Word document. */
export const wordBody = {
  heading: (text: string) => paragraph(text, 'Heading1'),
  paragraph: (text: string) => paragraph(text),
  table: (rows: string[][]) => `<w:tbl>${rows.map((row) => `<w:tr>${row.map((cell) => `<w:tc>${paragraph(cell)}</w:tc>`).join('')}</w:tr>`).join('')}</w:tbl>`,
}

/** A real Word document with the given body; `parts` adds to it or replaces parts of it. */
export const docxOf = (body: string, parts: Record<string, string | Part> = {}): Buffer =>
  zipOf({
    '[Content_Types].xml': '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
    '_rels/.rels': '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>',
    'word/styles.xml': `<?xml version="1.0"?><w:styles ${w}><w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/></w:style></w:styles>`,
    'word/_rels/document.xml.rels': '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/></Relationships>',
    'word/document.xml': `<?xml version="1.0"?><w:document ${w}><w:body>${body}</w:body></w:document>`,
    ...parts,
  })
