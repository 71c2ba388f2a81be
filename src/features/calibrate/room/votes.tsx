import { useTranslation } from 'react-i18next'
import { useClauses } from '#client/queries/use-clauses.ts'
import type { RevealedVote } from '#contract/calibration.ts'
import { useFormat } from '#i18n/use-format.ts'
import { Tag } from '#ui/tag.tsx'
import { visibleBidi } from '#ui/visible-bidi.ts'
import { useSafetySummary } from '#ui/workbench/safety-names.ts'
import { ValueBadge } from '#ui/workbench/value-badge.tsx'
import { useGradeName } from './grade-names.ts'
import styles from './room.module.css'
import { useRoom, useView } from './room-context.ts'

/** How many gave each grade, in the order of the scale, each with a bar and its number. */
export function Distribution({ votes }: { votes: readonly RevealedVote[] }) {
  const { t } = useTranslation('calibration')
  const format = useFormat()
  const { scale } = useView()
  const nameOf = useGradeName()
  const rows: (number | null)[] = [...scale.grades.map(({ value }) => value), null]
  const counts = rows.map(
    (value) => votes.filter((vote) => vote.value === value && (value !== null || vote.reason !== null)).length,
  )
  const most = Math.max(1, ...counts)
  return (
    <table className={styles.distribution}>
      <caption>{t('room.distribution')}</caption>
      <tbody>
        {rows.map((value, at) =>
          value === null && counts[at] === 0 ? null : (
            <tr key={String(value)}>
              <th scope="row">{nameOf(value)}</th>
              <td>
                <span
                  className={styles.bar}
                  style={{ inlineSize: `${(100 * (counts[at] ?? 0)) / most}%` }}
                  aria-hidden="true"
                />
              </td>
              <td>{format.number(counts[at] ?? 0)}</td>
            </tr>
          ),
        )}
      </tbody>
    </table>
  )
}

/** What each said and why, the furthest from the middle first. */
export function VoteList({ votes }: { votes: readonly RevealedVote[] }) {
  const { t } = useTranslation('calibration')
  const { projectId, languages } = useRoom()
  const { scale, own, asks } = useView()
  const clauses = useClauses(projectId) ?? []
  const summary = useSafetySummary()
  if (votes.length === 0) return <p>{t('room.nobody')}</p>
  return (
    <ul className={styles.votes} aria-label={t('room.votes')}>
      {votes.map(({ by, seat, mode, value, reason, safety, explanation, clause }) => (
        <li key={`${by} ${seat}`}>
          {asks !== 'safety' && (
            <ValueBadge scale={scale} languages={languages} value={value ?? (reason ? null : undefined)} />
          )}
          <div>
            <b>
              <bdi>{by}</bdi>
            </b>{' '}
            {seat === own.seat && <Tag>{t('room.own')}</Tag>} {mode === 'late' && <Tag>{t('room.lateVote')}</Tag>}
            {safety && <p>{safety.findings.length > 0 ? summary(safety.findings) : t('room.safety.none')}</p>}
            {explanation && <p dir="auto">{visibleBidi(explanation)}</p>}
            {clause && (
              <p>
                <small>
                  <bdi>{clauses.find(({ id }) => id === clause)?.title ?? clause}</bdi>
                </small>
              </p>
            )}
          </div>
        </li>
      ))}
    </ul>
  )
}
