import { Buffer } from 'node:buffer'
import { describe, expect, it } from 'vitest'
import { readText } from '@/src/domain/content/reading'
import { publishedDate } from '@/src/domain/content/reading/html/meta'

const read = (html: string | Buffer, mimeType = 'text/html') => readText({ bytes: Buffer.from(html as string), mimeType })
const body = async (html: string) => (await read(`<!doctype html><title>t</title><body>${html}</body>`)).text
const sentence = 'Capacity grew by 12.5% in 2024, according to the agency, and prices fell again. '

describe('an article', () => {
  const page = (open: string, close: string) => `<!doctype html><html lang="en-GB"><head><title>Storage grows | The Site</title><meta property="og:site_name" content="The Site">
    <meta property="article:published_time" content="2025-03-02T10:00:00+01:00"><script type="application/ld+json">{"@graph":[{"@type":"Article","author":[{"name":"A. Writer"}]}]}</script></head>
    <body><nav><a href="/">Home</a></nav><header>Cookie settings</header>${open}<h1>Storage grows</h1><p>${sentence.repeat(15)}</p><p>${sentence.repeat(12)}</p>
    <script>var x = "<p>not text</p>"</script>${close}<div class="sidebar related"><a href="/1">Teaser one</a> <a href="/2">Teaser two</a></div><footer>Imprint</footer></body></html>`

  it.each([['marked as such', '<article>', '</article>'], ['to be searched for', '<div class="content">', '</div>']])('%s is read without what surrounds it', async (_name, open, close) => {
    const found = await read(page(open, close))
    expect(found).toMatchObject({ title: 'Storage grows', siteName: 'The Site', byline: 'A. Writer', lang: 'en-GB', publishedAt: '2025-03-02T09:00:00.000Z' })
    expect(found.text).toContain(sentence.repeat(12).trim())
    expect(found.text).not.toMatch(/Home|Teaser|Imprint|not text|Cookie/)
  })

  it('takes its date from linked data, a tag or a time, and believes no impossible one', async () => {
    const dated = async (head: string) => (await read(`<html><head>${head}</head><body><p>${sentence}</p></body></html>`)).publishedAt
    expect(await dated('<script type="application/ld+json">{"mainEntity":{"datePublished":"2024-05-06"}}</script>')).toBe('2024-05-06T00:00:00.000Z')
    expect(await dated('<meta name="DC.date.issued" content="20240506">')).toBe('2024-05-06T00:00:00.000Z')
    expect(await dated('</head><time class="x" datetime="2024-05-06T07:08:09Z">')).toBe('2024-05-06T07:08:09.000Z')
    expect(await dated('<script type="application/ld+json">{broken</script><meta name="date" content="2999-01-01">')).toBeUndefined()
    expect(publishedDate('May 6, 2024')).toMatch(/^2024-05-0[56]T/)
  })

  it('is read in the charset that it declares', async () => {
    const bytes = Buffer.concat([Buffer.from('<html><head><meta charset="iso-8859-15"></head><body><p>12 '), Buffer.from([0xa4]), Buffer.from(' more</p></body></html>')])
    expect((await read(bytes)).text).toBe('12 € more')
    expect((await read(Buffer.concat([Buffer.from('<p>'), Buffer.from([0xcf, 0xf0]), Buffer.from('</p>')]), 'text/html; charset=windows-1251')).text).toBe('Пр')
  })
})

describe('structure', () => {
  it('headings, lists, definitions and line breaks stay apart', async () => {
    expect(await body('<h2>Head</h2><p>One<br>two</p><ul><li>a</li><li>b <b>bold</b></li></ul><dl><dt>Growth</dt><dd>12%</dd></dl><div>x<div>y</div></div>')).toBe(
      '## Head\n\nOne\ntwo\n\n- a\n- b bold\n\nGrowth: 12%\n\nx\n\ny')
  })

  it('a figure is never joined with what stands beside it', async () => {
    expect(await body('<p>It grew by 42%<sup><a href="#n1">1</a></sup> to 10<sup>6</sup> units<sup>[2]</sup>, CO<sub>2</sub> fell.</p>')).toBe('It grew by 42% to 10^6 units, CO2 fell.')
  })

  it('letters that grow in lower case shift nothing', async () => {
    expect(await body(`<p>${'İ'.repeat(50)}stanbul</p><SCRIPT>no</SCRIPT><p>grew by 7%</p>`)).toBe(`${'İ'.repeat(50)}stanbul\n\ngrew by 7%`)
  })

  it('hidden parts are not read', async () => expect(await body('<p>Seen</p><p hidden>no</p><p style="display: none">no</p><span aria-hidden="true">no</span>')).toBe('Seen'))
})

describe('a table', () => {
  const table = (rows: string) => body(`<table>${rows}</table>`)

  it('keeps every figure beside its labels', async () => {
    expect(await table('<caption>Growth</caption><tr><th>Region</th><th>2023</th><th>2024</th></tr><tr><td>North</td><td>12%</td><td>15%</td></tr><tr><td>South</td><td></td><td>9%</td></tr>')).toBe(
      'Growth\nRegion: North; 2023: 12%; 2024: 15%\nRegion: South; 2024: 9%')
  })

  it('with spans keeps them too', async () => {
    expect(await table('<thead><tr><th rowspan="2">Region</th><th colspan="2">Revenue</th></tr><tr><th>2023</th><th>2024</th></tr></thead><tr><td rowspan="2">North</td><td>1</td><td>2</td></tr><tr><td>3</td><td>4</td></tr>')).toBe(
      'Region: North; Revenue 2023: 1; Revenue 2024: 2\nRegion: North; Revenue 2023: 3; Revenue 2024: 4')
  })

  it('of pairs becomes label and value, without a header bars', async () => {
    expect(await table('<tr><td>Founded</td><td>1998</td></tr><tr><td>Staff:</td><td>40</td></tr>')).toBe('Founded: 1998\nStaff: 40')
    expect(await table('<tr><td>1</td><td>2</td><td>3</td></tr>')).toBe('1 | 2 | 3')
  })

  it('that only arranges the page is read as text', async () => expect(await table('<tr><td><p>One</p><p>Two</p></td></tr>')).toBe('One\n\nTwo'))
})

describe('markup that nobody wrote', () => {
  it.each([
    ['nested too deep', `${'<div>'.repeat(100_000)}hello`], ['never closed', `${'<svg '.repeat(200_000)}>hello`], ['nothing but brackets', `<p>hello${'<'.repeat(500_000)}`],
    ['thousands of tables', `${'<table><tr><td>'.repeat(20_000)}hello`], ['thousands of data scripts', `${'<script type="application/ld+json">'.repeat(20_000)}</script><p>hello`],
    ['thousands of comments', `<p>hello${'<!--'.repeat(200_000)}`],
  ])('%s does not hold up the process', async (_name, html) => {
    expect((await read(`<html><body>${html}`)).text.includes('hello')).toBe(true)
  }, 20_000)
})
