import { expect, it } from 'vitest'
import { checkLetters } from './checks'

it('a topic in writing that the machine has no font for is refused with a sentence before anything is written', () => {
  const ask = (topic: string, language: string) => () => checkLetters({ topic, keywords: [] }, { client: { language } }, ['Han', 'Thai'])
  expect(ask('商业建筑的能源效率', 'en')).toThrow('No font for Chinese characters is installed here, so the PDF would show empty boxes.')
  expect(ask('Energy efficiency', 'th')).toThrow('No font for Thai is installed here')
  expect(ask('Energy efficiency', 'en')).not.toThrow()
})
