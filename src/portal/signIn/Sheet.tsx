import type { ReactNode } from 'react'
import type { PortalBrand } from '@/src/domain/platform/agency/brand'
import { Mark } from '../brand/Mark'

type Props = { brand: PortalBrand; title: string; lead?: ReactNode; children: ReactNode }

/** What all pages before the sign-in share: whose it is, one heading, one form. */
export const Sheet = ({ brand, title, lead, children }: Props) => (
  <div className="flex min-h-dvh flex-col items-center px-4 py-8 sm:justify-center">
    <main className="w-full max-w-[26rem]">
      <div className="mb-8 flex justify-center"><Mark brand={brand} className="text-center text-xl" height={44} /></div>
      <div className="rounded-xl border border-line bg-card p-5 shadow-card sm:p-8">
        <h1 className="text-xl font-semibold" dir="auto">{title}</h1>
        {lead && <p className="mt-2 text-sm text-quiet">{lead}</p>}
        <div className="mt-5">{children}</div>
      </div>
    </main>
    {brand.footer && <footer className="mt-8 max-w-[26rem] text-center text-xs text-quiet whitespace-pre-line">{brand.footer}</footer>}
  </div>
)
