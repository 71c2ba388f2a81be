import { useTranslation } from 'react-i18next'
import { useGradeName } from './grade-names.ts'
import { useView } from './room-context.ts'

/** Says to screen readers what has just changed: the phase with the item, what was revealed, what was settled. */
export function Announcer() {
  const { t } = useTranslation('calibration')
  const { stage, items } = useView()
  const nameOf = useGradeName()
  const { phase, n, votes, settled } = stage
  const parts = [t(`room.phases.${phase}`)]
  if (n !== null)
    parts.unshift(
      t('room.item', { number: n + 1, count: items.at(-1) ? Math.max(...items.map((item) => item.n)) + 1 : n + 1 }),
    )
  if (votes && phase === 'reveal') {
    const counts = new Map<number | null, number>()
    for (const { value } of votes) counts.set(value, (counts.get(value) ?? 0) + 1)
    const said = [...counts].map(([value, count]) => t('room.announce.count', { count, grade: nameOf(value) }))
    parts.push(t('room.announce.revealed', { votes: said.join(', ') }))
  }
  if (settled && settled.value !== null) parts.push(t('room.settled.as', { grade: nameOf(settled.value) }))
  return (
    <p className="visually-hidden" role="status" aria-live="polite">
      {parts.join('. ')}
    </p>
  )
}
