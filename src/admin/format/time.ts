export { clock, date, exact, relative, span } from '@/src/browser/format/time'
