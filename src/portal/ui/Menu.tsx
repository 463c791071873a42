'use client'

import * as Radix from '@radix-ui/react-dropdown-menu'
import { Check } from 'lucide-react'
import type { ReactNode } from 'react'

const entry = 'flex min-h-11 cursor-pointer items-center gap-3 rounded-md px-3 text-sm outline-none data-highlighted:bg-sunk'

/** A menu below a button. */
export const Menu = ({ trigger, children, align = 'end', side = 'bottom', isOpen = false }: { trigger: ReactNode; children: ReactNode; align?: 'start' | 'end'; side?: 'top' | 'bottom'; /** Whether it stands open at first. */ isOpen?: boolean }) => (
  <Radix.Root defaultOpen={isOpen} modal={false}>
    <Radix.Trigger asChild>{trigger}</Radix.Trigger>
    <Radix.Portal>
      <Radix.Content align={align} className="z-50 min-w-60 rounded-xl border border-line bg-card p-1.5 shadow-float" collisionPadding={8} side={side} sideOffset={6}>
        {children}
      </Radix.Content>
    </Radix.Portal>
  </Radix.Root>
)

export const MenuItem = ({ onSelect, children }: { onSelect: () => void; children: ReactNode }) => <Radix.Item className={entry} onSelect={onSelect}>{children}</Radix.Item>

/** An entry that leads to a page: the link is its child. */
export const MenuLink = ({ children }: { children: ReactNode }) => <Radix.Item asChild className={entry}>{children}</Radix.Item>

export const MenuLabel = ({ children }: { children: ReactNode }) => <Radix.Label className="px-3 pt-2 pb-1 text-xs font-medium text-quiet">{children}</Radix.Label>

export const MenuRule = () => <Radix.Separator className="my-1.5 h-px bg-line" />

/** A choice of one within a menu. */
export const MenuChoice = ({ value, onPick, options }: { value: string; onPick: (value: string) => void; options: readonly { value: string; label: ReactNode }[] }) => (
  <Radix.RadioGroup onValueChange={onPick} value={value}>
    {options.map((option) => (
      <Radix.RadioItem className={`${entry} justify-between`} key={option.value} onSelect={(event) => event.preventDefault()} value={option.value}>
        <span className="flex min-w-0 items-center gap-3">{option.label}</span>
        <Radix.ItemIndicator><Check aria-hidden="true" size={16} /></Radix.ItemIndicator>
      </Radix.RadioItem>
    ))}
  </Radix.RadioGroup>
)
