import type { PortalBrand } from '@/src/domain/platform/agency/brand'

type Props = { brand: Pick<PortalBrand, 'name' | 'logos'>; className?: string; height?: number }

/** The agency's logo, or its name where it has none, in its own direction and on two lines at most. On dark pages a logo keeps a light ground, as it was drawn for one. */
export const Mark = ({ brand: { name, logos }, className = '', height = 36 }: Props) => {
  const logo = logos.horizontal ?? logos.round ?? logos.vertical
  if (!logo) return <span className={`line-clamp-2 min-w-0 leading-snug font-semibold ${className || 'text-base'}`} dir="auto">{name}</span>
  return (
    <span className={`mark inline-flex items-center ${className}`}>
      <img alt={name} className="max-w-[180px] object-contain object-left" height={height} src={logo} style={{ height }} />
    </span>
  )
}
