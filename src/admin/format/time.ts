export { clock, date, dateTime, exact, relative, span } from '@/src/browser/format/time'
