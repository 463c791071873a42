import { expect, it } from 'vitest'
import { isOwnView } from './ownView'

it('a page of ours is known by its address, so that whoever is not signed in is led to the sign-in and back', () => {
  const views = { compose: { path: '/write-post' }, team: { path: '/team' }, login: { path: '/login' }, dashboard: {} }
  expect(['write-post', 'team', 'compose', 'login', 'dashboard', 'collections', undefined].filter((first) => isOwnView(views, first))).toEqual(['write-post', 'team'])
})
