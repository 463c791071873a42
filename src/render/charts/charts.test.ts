import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { derivePalette } from '@/src/domain/content/branding/derive'
import type { Chart } from '@/src/domain/content/document'
import { canDraw } from './canDraw'
import { renderChart, renderChartPng } from './chart'

const palette = derivePalette({ primary: '#0f4c81', secondary: '#64748b', accent: '#e07a1f' })

const chart = (type: Chart['type'], series: number[][], labels = ['North', 'South', 'East'], unit = '%'): Chart => ({
  id: 'chart_1',
  type,
  title: 'The north leads',
  data: { labels, datasets: series.map((values, at) => ({ label: `Series ${at + 1}`, values })) },
  unit,
  source: 'A source',
  statisticIds: [],
})

describe('which charts are refused', () => {
  it('one value is no chart', () => expect(canDraw(chart('bar', [[42]], ['North']))).toContain('two or more values'))
  it('a donut whose parts make 98.9% is refused, 99% and 101% are drawn', () => {
    expect(canDraw(chart('donut', [[50, 30, 18.9]]))).toContain('98.9%')
    expect(canDraw(chart('donut', [[50, 30, 19]]))).toBeNull()
    expect(canDraw(chart('donut', [[50, 30, 21]]))).toBeNull()
    expect(canDraw(chart('donut', [[50, 30, 21.2]]))).toContain('101.2%')
  })
  it('a comparison needs a second series, a bar chart has only one', () => {
    expect(canDraw(chart('comparison', [[1, 2, 3]]))).toContain('two or more series')
    expect(canDraw(chart('bar', [[1, 2, 3], [1, 2, 3]]))).toContain('one series')
  })
  it('a series without a value for each label, and a value that is no number, are refused', () => {
    expect(canDraw(chart('line', [[1, 2]]))).toContain('one value per label')
    expect(canDraw(chart('line', [[1, Number.NaN, 3]]))).toContain('numbers')
  })
  it('drawing a refused chart throws its reason', () => expect(() => renderChart(chart('bar', [[1]], ['North']), palette)).toThrow('two or more values'))
})

describe('what a chart shows', () => {
  it('marks the largest bar alone with the brand colour', () => {
    const { svg } = renderChart(chart('bar', [[10, 30, 20]]), palette)
    expect(svg.match(/<path[^>]*fill="#0f4c81"/g)).toHaveLength(1)
    expect(svg).toContain('30%')
  })
  it('starts bars at zero: half the value is half the length', () => {
    const { svg } = renderChart(chart('bar', [[50, 100, 25]]), palette)
    const lengths = [...svg.matchAll(/<path d="M[\d.]+ [\d.]+l([\d.]+) 0l0 [\d.]+l-[\d.]+ 0Z"[^>]*fill="#(?:0f4c81|c3c9d3)"/g)].map((found) => Number(found[1]))
    expect(lengths).toHaveLength(3)
    expect((lengths[0] ?? 0) / (lengths[1] ?? 1)).toBeCloseTo(0.5, 2)
    expect((lengths[2] ?? 0) / (lengths[1] ?? 1)).toBeCloseTo(0.25, 2)
  })
  it('lists every value in its text alternative, with the unit', () => {
    expect(renderChart(chart('comparison', [[1.5, 2, 3], [4, 5, 6]], undefined, 'thousand jobs'), palette).alt).toBe(
      'Chart: The north leads (thousand jobs). Series 1: North 1.5; South 2; East 3. Series 2: North 4; South 5; East 6.',
    )
  })
  it('writes the parts of a donut as the source gives them, and figures as the reader does', () => {
    const ring = renderChart(chart('donut', [[36, 22.5, 42.5]]), palette).svg
    for (const figure of ['36%', '22.5%', '42.5%']) expect(ring).toContain(figure)
    expect(ring).not.toMatch(/36\.0|35\.6/)
    expect(renderChart(chart('donut', [[120, 30, 50]], undefined, 'clinics'), palette).svg).not.toContain('60%')
    expect(renderChart(chart('bar', [[1234.5, 2, 3]], undefined, '€ million'), palette, { locale: 'de-DE' }).svg).toContain('€1.234,5')
  })
  it('escapes what people wrote into labels', () => {
    const { svg } = renderChart(chart('bar', [[1, 2, 3]], ['<script>alert(1)</script>', '"onload="x', 'East']), palette)
    expect(svg).not.toContain('<script')
    expect(svg).toContain('&lt;script&gt;')
  })
  it('darkens a pale brand until its bar can be seen', () => {
    const pale = derivePalette({ primary: '#fef9c3', secondary: '#64748b', accent: '#e07a1f' })
    expect(renderChart(chart('bar', [[1, 2, 3]]), pale).svg).not.toContain('#fef9c3')
  })
})

it('the preview is a PNG of 8 by 5 inches at 150 dpi on a transparent ground', async () => {
  const image = sharp(await renderChartPng(chart('line', [[1, 2, 3]]), palette))
  expect(await image.metadata()).toMatchObject({ format: 'png', width: 1200, height: 750, density: 150, hasAlpha: true })
  const { data } = await image.raw().toBuffer({ resolveWithObject: true })
  expect(data[3]).toBe(0)
})
