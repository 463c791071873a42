import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startStage, type Stage } from '@/src/domain/social/testing/stage'

let s: Stage
beforeAll(async () => {
  s = await startStage()
}, 120_000)
afterAll(() => s.app.close())

/** The signed address of the only picture of a post, as an export tells it. */
const addressOf = async (title: string): Promise<string> => {
  const { body } = await s.member<{ posts: { imageUrls: string[] }[] }>('GET', `/api/posts/export?format=json&search=${encodeURIComponent(title)}`)
  const { pathname, search } = new URL(body.posts[0]!.imageUrls[0]!)
  return pathname + search
}
const opens = async (address: string): Promise<number> => (await s.app.anonymous('GET', address)).status

describe('the address of a picture in an export', () => {
  it('ends when its post is withdrawn, and a later one opens again', async () => {
    const file = await s.image()
    const { id } = await s.inState('approved', { title: 'Withdrawn soon', images: [{ file, alt: 'The quay' }] })
    const { id: sibling } = await s.draft({ title: 'Shares its picture', images: [{ file, alt: 'The quay' }] })
    const [own, other] = [await addressOf('Withdrawn soon'), await addressOf('Shares its picture')]
    expect([await opens(own), await opens(other)]).toEqual([200, 200])
    expect((await s.member('POST', `/api/posts/${id}/withdraw`, {})).status).toBe(200)
    expect([await opens(own), await opens(other), await opens(own.replace(id, sibling))]).toEqual([404, 200, 404])
    // Times are kept in seconds: one made in the same second as the withdrawal counts as older.
    for (const end = Date.now() + 60_000; (await opens(await addressOf('Withdrawn soon'))) !== 200; ) expect(Date.now()).toBeLessThan(end)
  }, 90_000)

  it('ends with its post, and with the picture in it', async () => {
    const made = await s.draft({ title: 'Deleted soon', images: [{ file: await s.image(), alt: 'The quay' }] })
    const address = await addressOf('Deleted soon')
    expect(await opens(address)).toBe(200)
    expect((await s.member('DELETE', `/api/posts/${made.id}`)).status).toBe(200)
    const changed = await s.draft({ title: 'Loses its picture', images: [{ file: await s.image(), alt: 'The quay' }] })
    const gone = await addressOf('Loses its picture')
    await s.member('PATCH', `/api/posts/${changed.id}`, { images: [], version: changed.version })
    expect([await opens(address), await opens(gone)]).toEqual([404, 404])
  })
})
