import { cva, type VariantProps } from 'class-variance-authority'
import clsx from 'clsx'
import type { ComponentProps } from 'react'

const look = cva(
  'inline-flex items-center justify-center gap-2 rounded-md font-medium whitespace-nowrap transition-colors duration-150 select-none disabled:opacity-60 disabled:cursor-not-allowed [&_svg]:shrink-0',
  {
    variants: {
      kind: {
        main: 'bg-brand text-on-brand hover:brightness-95',
        plain: 'border border-line bg-card text-ink hover:bg-sunk',
        quiet: 'text-ink hover:bg-sunk',
        bad: 'border border-line bg-card text-bad hover:bg-bad-soft',
        badMain: 'bg-bad text-card hover:brightness-95',
      },
      size: { normal: 'min-h-11 px-4 text-sm', small: 'min-h-11 px-3 text-sm sm:min-h-9', icon: 'size-11 sm:size-9', wide: 'min-h-12 w-full px-4 text-base' },
    },
    defaultVariants: { kind: 'plain', size: 'normal' },
  },
)

type Look = VariantProps<typeof look>

/** A button; it says what will happen. */
export const Button = ({ kind, size, className, type = 'button', ...rest }: ComponentProps<'button'> & Look) => <button className={clsx(look({ kind, size }), className)} type={type} {...rest} />

/** The looks of a button, for links. */
export const buttonLook = (given: Look = {}, className?: string): string => clsx(look(given), className)
