import { useTranslation } from 'react-i18next'
import { severityOf } from '#core/safety.ts'
import { useSeverityName } from '../count-bars.tsx'
import { useGradeName } from './grade-names.ts'
import { useView } from './room-context.ts'
import { useSettledAs } from './settled.tsx'

/** Says to screen readers what has just changed: the phase with the item, what was revealed, what was settled. */
export function Announcer() {
  const { t } = useTranslation('calibration')
  const { stage, items, asks } = useView()
  const nameOf = useGradeName()
  const severityName = useSeverityName()
  const settledAs = useSettledAs()
  const { phase, n, round, votes, settled } = stage
  const parts = [t(`room.phases.${phase}`)]
  if (round > 0) parts.unshift(t('room.again', { count: round + 1 }))
  if (n !== null)
    parts.unshift(t('room.item', { number: n + 1, count: Math.max(n, ...items.map((item) => item.n)) + 1 }))
  if (votes && phase === 'reveal') {
    const counts = new Map<string, number>()
    for (const { value, safety, reason } of votes) {
      const isSeverity = asks === 'safety' && reason === null
      const name = isSeverity ? severityName(severityOf(safety?.findings ?? [])) : nameOf(value)
      counts.set(name, (counts.get(name) ?? 0) + 1)
    }
    const said = [...counts].map(([grade, count]) => t('room.announce.count', { count, grade }))
    parts.push(said.length > 0 ? t('room.announce.revealed', { votes: said.join(', ') }) : t('room.nobody'))
  }
  if (settled) parts.push(settledAs(settled))
  return (
    <p className="visually-hidden" role="status" aria-live="polite">
      {parts.join('. ')}
    </p>
  )
}
