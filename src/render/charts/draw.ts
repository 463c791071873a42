import { BarChart, LineChart, PieChart } from 'echarts/charts'
import { GridComponent } from 'echarts/components'
import { init, setPlatformAPI, use } from 'echarts/core'
import { LabelLayout } from 'echarts/features'
import { SVGRenderer } from 'echarts/renderers'
import type { DrawnPlan } from './plan'
import { textWidth } from './textWidth'

use([BarChart, LineChart, PieChart, GridComponent, LabelLayout, SVGRenderer])

const sizeOf = (font: string | undefined) => Number(/([\d.]+)px/.exec(font ?? '')?.[1] ?? 12)
setPlatformAPI({ measureText: (text, font) => ({ width: textWidth(text, sizeOf(font), /\b(bold|[67]00)\b/.test(font ?? '')) }) })

/** The SVG of a planned chart; nothing in it moves, loads or runs. */
export const drawSvg = ({ option, height }: DrawnPlan, width: number): string => {
  const chart = init(null, null, { renderer: 'svg', ssr: true, width, height })
  try {
    chart.setOption({ animation: false, ...option })
    return chart.renderToSVGString()
  } finally {
    chart.dispose()
  }
}
