// Draws a picture anew, in a process of its own without environment: bytes in, `{width, height}` and bytes out.
// Argument: {"kind": "png|jpg|webp|svg", "pixels": n, "side"?: n, "square"?: n, "png"?: true}. Ends with 3 for too many pixels, 4 for what cannot be read.
import sharp from 'sharp'

const { kind, pixels, side, square, png } = JSON.parse(process.argv[2])
sharp.concurrency(1)
sharp.cache(false)

const read = async () => {
  const parts = []
  for await (const part of process.stdin) parts.push(part)
  return Buffer.concat(parts)
}

const options = { limitInputPixels: pixels, sequentialRead: true, failOn: 'error', unlimited: false }

const drawn = (bytes) => {
  let picture = sharp(bytes, options).rotate()
  if (square) picture = picture.resize({ width: square, height: square, fit: 'cover', withoutEnlargement: true })
  else if (side) picture = picture.resize({ width: side, height: side, fit: 'inside', withoutEnlargement: true })
  if (png || kind === 'png' || kind === 'svg') return picture.png()
  return kind === 'jpg' ? picture.jpeg({ quality: 90 }) : picture.webp({ quality: 90 })
}

try {
  const bytes = await read()
  // Reads the header alone.
  const { format, width = 0, height = 0, pages = 1 } = await sharp(bytes, { ...options, limitInputPixels: false }).metadata()
  const expected = kind === 'jpg' ? 'jpeg' : kind
  if (format !== expected) process.exit(4)
  if (width * height > pixels || pages > 200) process.exit(3)
  const { data, info } = await drawn(bytes).toBuffer({ resolveWithObject: true })
  process.stdout.write(JSON.stringify({ width: info.width, height: info.height }) + '\n')
  process.stdout.write(data)
} catch {
  process.exitCode = 4
}
