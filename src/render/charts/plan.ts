import type { EChartsCoreOption } from 'echarts/core'
import type { Chart } from '@/src/domain/content/document'
import type { ChartColours } from './colours'

/** What every kind of chart is drawn from. `fixedHeight` is for previews of one size; else the values decide. */
export type ChartPlan = { chart: Chart; colours: ChartColours; locale: string; font: string; width: number; fixedHeight?: number }
export type DrawnPlan = { option: EChartsCoreOption; height: number }

export const SIZE = 14
export const SMALL = 13

/** The label with the largest value: the one bar or part that the brand colour marks. */
export const highest = (values: number[]): number => values.indexOf(Math.max(...values))
