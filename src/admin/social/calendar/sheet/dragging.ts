'use client'

import { KeyboardSensor, MouseSensor, pointerWithin, TouchSensor, useSensor, useSensors, type Announcements, type ClientRect, type CollisionDetection, type KeyboardCoordinateGetter } from '@dnd-kit/core'
import { dayWords } from '../span'
import { tray } from './Tray'

const steps: Record<string, readonly [x: number, y: number]> = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }
const middle = ({ left, top, width, height }: ClientRect) => [left + width / 2, top + height / 2] as const

/** The nearest day in the direction of the arrow; what lies aside counts threefold. */
const toNeighbour: KeyboardCoordinateGetter = (event, { context: { over, collisionRect, droppableRects } }) => {
  const step = steps[event.code]
  const from = (over && droppableRects.get(over.id)) ?? collisionRect
  if (!step || !from) return undefined
  event.preventDefault()
  const [x, y] = middle(from)
  const way = (rect: ClientRect): number => {
    const [dx, dy] = [middle(rect)[0] - x, middle(rect)[1] - y]
    const [ahead, aside] = step[0] ? [dx * step[0], Math.abs(dy)] : [dy * step[1], Math.abs(dx)]
    return ahead > 4 ? ahead + aside * 3 : Infinity
  }
  const [best] = [...droppableRects.values()].filter((rect) => way(rect) < Infinity).sort((one, other) => way(one) - way(other))
  return best && { x: best.left + 2, y: best.top + 2 }
}

/** By pointer the day below it; by keyboard the day in which the corner of what is moved lies. */
export const collision: CollisionDetection = (given) => {
  if (given.pointerCoordinates) return pointerWithin(given)
  const { left, top } = given.collisionRect
  return [...given.droppableRects].filter(([, rect]) => left + 4 >= rect.left && left < rect.right && top + 4 >= rect.top && top < rect.bottom).map(([id]) => ({ id }))
}

export const useDragSensors = () =>
  useSensors(
    useSensor(MouseSensor, { activationConstraint: { distance: 6 } }),
    useSensor(TouchSensor, { activationConstraint: { delay: 250, tolerance: 6 } }),
    useSensor(KeyboardSensor, { coordinateGetter: toNeighbour, scrollBehavior: 'auto' }),
  )

export const instructions = { draggable: 'Space or Enter takes the post up. The arrows move it by a day or a week, Space or Enter puts it down, Escape puts it back.' }

/** What is said while a post is moved. */
export const announcementsFor = (titleOf: (id: unknown) => string, locale: string): Announcements => {
  const place = (id: unknown) => (id === tray ? 'the posts without a time' : dayWords(String(id), locale))
  return {
    onDragStart: ({ active }) => `“${titleOf(active.id)}” taken up.`,
    onDragOver: ({ over }) => (over ? `Over ${place(over.id)}.` : 'Over no day.'),
    onDragEnd: ({ active, over }) => (over ? `“${titleOf(active.id)}” put on ${place(over.id)}.` : 'Put back.'),
    onDragCancel: () => 'Put back.',
  }
}
