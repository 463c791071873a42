import { Bone, Loading } from './states'

const head = <div className="mb-5"><Bone className="h-8 w-56" /><Bone className="mt-2 h-5 w-40" /></div>
const many = (n: number, className: string) => Array.from({ length: n }, (_, at) => <Bone className={className} key={at} />)

/** The overview's shape. */
export const OverviewBones = () => <Loading>{head}<div className="grid grid-cols-2 gap-3 sm:grid-cols-4">{many(4, 'h-19 rounded-xl')}</div><div className="mt-4 grid grid-cols-1 gap-4 lg:grid-cols-[minmax(0,1.7fr)_minmax(0,1fr)]"><Bone className="h-96 rounded-xl" /><div className="grid content-start gap-4">{many(3, 'h-28 rounded-xl')}</div></div></Loading>

/** The inbox's shape. */
export const InboxBones = () => <Loading>{head}<div className="lg:grid lg:grid-cols-[21rem_minmax(0,1fr)] lg:gap-6"><Bone className="hidden h-[32rem] rounded-xl lg:block" /><div><Bone className="mb-3 h-11" /><Bone className="mx-auto h-[32rem] max-w-[34rem] rounded-xl" /></div></div></Loading>

/** A gallery's shape. */
export const GalleryBones = () => <Loading>{head}<Bone className="mb-4 h-11" /><Bone className="mb-4 h-11" /><div className="grid grid-cols-1 gap-4 sm:grid-cols-2 xl:grid-cols-3">{many(6, 'h-80 rounded-xl')}</div></Loading>

/** A page's shape with its matter and what stands beside it. */
export const PairBones = () => <Loading>{head}<div className="grid grid-cols-1 gap-4 lg:grid-cols-[minmax(0,1.3fr)_minmax(0,1fr)]"><Bone className="h-[34rem] rounded-xl" /><Bone className="h-80 rounded-xl" /></div></Loading>

/** A sheet's shape. */
export const SheetBones = () => <Loading>{head}<Bone className="h-[34rem] rounded-xl" /></Loading>
