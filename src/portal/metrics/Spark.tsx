/** A line of figures over time, drawn from nothing but numbers; decoration beside the figure and its table. */
export const Spark = ({ values, className = '' }: { values: readonly number[]; className?: string }) => {
  if (values.length < 2) return null
  const [low, high] = [Math.min(...values), Math.max(...values)]
  const at = (value: number, index: number) => `${((index / (values.length - 1)) * 96 + 2).toFixed(1)},${(26 - ((value - low) / (high - low || 1)) * 22).toFixed(1)}`
  const points = values.map(at)
  return (
    <svg aria-hidden="true" className={`h-8 w-full ${className}`} preserveAspectRatio="none" viewBox="0 0 100 30">
      <polyline fill="none" points={points.join(' ')} stroke="var(--brand-text)" strokeLinecap="round" strokeLinejoin="round" strokeWidth="2" vectorEffect="non-scaling-stroke" />
      <circle cx={points.at(-1)!.split(',')[0]} cy={points.at(-1)!.split(',')[1]} fill="var(--brand-text)" r="2" />
    </svg>
  )
}
