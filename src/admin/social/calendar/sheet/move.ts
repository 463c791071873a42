import { momentOf } from '../../composer/values'
import type { Item } from '../useCalendar'

/** What a post without a time gets when it is put on a day. */
const usual = '09:00'
const over = ['posted', 'rejected']

/** Whether its plan is still a question; the server says what stands against a move in between. */
export const isMovable = ({ status }: Item): boolean => !over.includes(status)

/** The moment at which a post goes out on another day: at the clock time that it had. */
export const momentOn = (item: Item, day: string, zone: string): string => momentOf(`${day}T${item.time ?? usual}`, zone)!
