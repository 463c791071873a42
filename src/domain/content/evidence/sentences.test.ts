import { describe, expect, it } from 'vitest'
import { countWords, wordsOf } from '../text/words'
import { sentencesOf } from './sentences'

describe('sentences', () => {
  it.each([
    ['Costs fell by 3.5 percent, e.g. in towns. Rents rose. [S1]', ['Costs fell by 3.5 percent, e.g. in towns.', 'Rents rose. [S1]']],
    ['Die Einsparungen beliefen sich auf 3,2 Mrd. Kilowattstunden. Am 3. März begann die Messung.', ['Die Einsparungen beliefen sich auf 3,2 Mrd. Kilowattstunden.', 'Am 3. März begann die Messung.']],
    ['بلغت الكلفة 3.5 ألف دولار. هل تكفي؟ نعم.', ['بلغت الكلفة 3.5 ألف دولار.', 'هل تكفي؟', 'نعم.']],
    ['费用下降了3.5%。[S1]是否足够？足够。', ['费用下降了3.5%。[S1]', '是否足够？', '足够。']],
  ])('end as their script ends them: %s', (text, sentences) => expect(sentencesOf(text)).toEqual(sentences))
})

describe('words', () => {
  it('are found where no blanks divide them', () => {
    expect(wordsOf('商业建筑的能源效率')).toEqual(['商业', '建筑', '的', '能源', '效率'])
    expect([countWords('商业建筑的能源效率'), countWords('كفاءة الطاقة'), countWords('Two words')]).toEqual([5, 2, 2])
  })
})
