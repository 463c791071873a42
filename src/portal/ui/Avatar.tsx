import { initialsOf } from '@/src/browser/format/initials'

/** A person's picture, else the first letters of the name. Stands beside the name, so it says nothing itself. */
export const Avatar = ({ name, image, size = 40, online }: { name: string; image?: string | null; size?: number; online?: boolean }) => (
  <span aria-hidden="true" className="relative inline-block shrink-0" style={{ width: size, height: size }}>
    {image ? (
      <img alt="" className="size-full rounded-full object-cover" height={size} src={image} width={size} />
    ) : (
      <span className="grid size-full place-items-center rounded-full bg-brand-soft font-semibold text-brand-text" style={{ fontSize: size * 0.38 }}>{initialsOf(name)}</span>
    )}
    {online && <span className="absolute right-0 bottom-0 size-3 rounded-full border-2 border-card bg-good" />}
  </span>
)
