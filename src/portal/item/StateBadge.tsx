import { Check, CircleX, Clock, Eye, Pencil, Send } from 'lucide-react'
import { Badge } from '../ui/Badge'
import { stateWords } from './words'

const signs: Record<string, typeof Check> = { pending_approval: Eye, changes_requested: Pencil, approved: Check, rejected: CircleX, posted: Send, requested: Eye }

/** A state with its sign and word. */
export const StateBadge = ({ state }: { state: string }) => {
  const { label, tone } = stateWords[state] ?? { label: state, tone: 'neutral' as const }
  const Sign = signs[state] ?? Clock
  return <Badge icon={<Sign aria-hidden="true" />} tone={tone}>{label}</Badge>
}
