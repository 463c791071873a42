import { createInterface } from 'node:readline'

const levels = { 10: 'trace', 20: 'debug', 30: 'info', 40: 'warn', 50: 'error', 60: 'fatal' }
const hidden = new Set(['level', 'time', 'pid', 'hostname', 'msg', 'name', 'part'])

/** A log line of a part as this process prints it: `json` one object per line, else for people. */
export function formatLine(part, line, format) {
  const record = parse(line)
  if (format === 'json') return JSON.stringify(record ? { ...record, part } : { level: 30, time: Date.now(), part, msg: line })
  return `${part.padEnd(8)}| ${record ? forPeople(record) : line}`
}

function parse(line) {
  if (!line.startsWith('{')) return null
  try {
    const value = JSON.parse(line)
    return typeof value.level === 'undefined' ? null : value
  } catch {
    return null
  }
}

function forPeople(record) {
  const rest = Object.entries(record).filter(([key]) => !hidden.has(key))
  const details = rest.map(([key, value]) => `${key}=${typeof value === 'string' ? value : JSON.stringify(value)}`).join(' ')
  const level = record.level > 30 ? `${levels[record.level] ?? record.level}: ` : ''
  return `${level}${record.msg ?? ''}${details ? `  ${details}` : ''}`
}

/** Prints what a child says, line by line, and hands each line to `seen`. */
export function relay(child, part, format, seen) {
  for (const stream of [child.stdout, child.stderr]) {
    createInterface({ input: stream }).on('line', (line) => {
      seen(line)
      console.log(formatLine(part, line, format))
    })
  }
}
