import { FileText } from 'lucide-react'
import { NetworkFrame } from '../post/NetworkFrame'
import { lazy, Suspense } from 'react'
import { Bone } from '../states/states'
import type { Shown } from './shown'

const PdfPages = lazy(() => import('../documents/PdfPages').then((loaded) => ({ default: loaded.PdfPages })))

/** What is decided about, as its audience will see it: a post in its network's frame, a document as paper. */
export const Preview = ({ shown, eager = true }: { shown: Shown; eager?: boolean }) => {
  if (shown.type === 'post') return <NetworkFrame eager={eager} post={shown} />
  if (shown.pdf) return <Suspense fallback={<Bone className="aspect-[17/22] w-full" />}><PdfPages pages={shown.pages} title={shown.title} url={shown.pdf} /></Suspense>
  return (
    <div className="flex flex-col items-center gap-4 rounded-xl border border-line bg-sunk p-6">
      <a className="block w-full max-w-64 overflow-hidden rounded-[4px] bg-white shadow-float" href={`/documents/${shown.id}`}>
        <span className="sr-only">{`Read ${shown.title}`}</span>
        {shown.cover ? <img alt="" className="aspect-[17/22] w-full object-cover" src={shown.cover} /> : <span className="grid aspect-[17/22] place-items-center text-[#6b7280]"><FileText aria-hidden="true" size={40} strokeWidth={1.4} /></span>}
      </a>
      <a className="inline-flex min-h-11 items-center text-sm font-medium text-brand-text underline underline-offset-4" href={`/documents/${shown.id}`}>{shown.pages ? `Read all ${shown.pages} pages` : 'Read it'}</a>
    </div>
  )
}
