import { memo, useDeferredValue } from 'react'
import { useTranslation } from 'react-i18next'
import { useClauses } from '#client/queries/use-clauses.ts'
import type { RevealedVote, RoomItem, Settlement } from '#contract/calibration.ts'
import type { Evidence } from '#contract/safety.ts'
import { severityOf } from '#core/safety.ts'
import { Tag } from '#ui/tag.tsx'
import { visibleBidi } from '#ui/visible-bidi.ts'
import { useEvidenceText } from '#ui/workbench/evidence-text.ts'
import { GradeBadge } from '#ui/workbench/grade-badge.tsx'
import { useSafetySummary } from '#ui/workbench/safety-names.ts'
import { ValueBadge } from '#ui/workbench/value-badge.tsx'
import { CountBars, severities, useSeverityName } from '../count-bars.tsx'
import { useGradeNameIn } from '../use-grade-name.ts'
import styles from './panel.module.css'
import { useRoom, useRoomState, useView, useViewOf } from './room-context.ts'

type Votes = readonly RevealedVote[]

/** How many said what: of grades, of severities, or of both; what the reader said and what was settled are marked. */
export function Distributions({ votes, settled }: { votes: Votes; settled: Settlement | null }) {
  const { asks } = useView()
  return (
    <>
      {asks !== 'safety' && <Grades votes={votes} settled={settled} />}
      {asks !== 'relevance' && <Severities votes={votes} settled={settled} />}
    </>
  )
}

function useOwn() {
  const { n } = useView().stage
  return useRoomState(({ said }) => (n === null ? undefined : said[n]))
}

interface Props {
  votes: Votes
  settled: Settlement | null
}

function Grades({ votes, settled }: Props) {
  const { t } = useTranslation('calibration')
  const { scale } = useView()
  const { languages } = useRoom()
  const nameOf = useGradeNameIn({ scale, languages })
  const own = useOwn()
  const cannot = votes.filter(({ reason }) => reason !== null).length
  const rows = scale.grades.map(({ value }) => ({
    ...{ key: String(value), name: nameOf(value), count: votes.filter((vote) => vote.value === value).length },
    ...{ isOwn: own?.value === value, isSettled: settled?.value === value },
  }))
  const without = { key: 'none', name: t('room.cannotJudge'), count: cannot, isOwn: own?.reason != null }
  return <CountBars caption={t('room.distribution')} rows={cannot > 0 ? [...rows, without] : rows} />
}

function Severities({ votes, settled }: Props) {
  const { t } = useTranslation('calibration')
  const { asks } = useView()
  const nameOf = useSeverityName()
  const own = useOwn()
  const severity = (safety: RevealedVote['safety'] | undefined) => safety && severityOf(safety.findings)
  const cannot = asks === 'both' ? 0 : votes.filter(({ reason }) => reason !== null).length
  const rows = severities.map((value) => ({
    ...{ key: String(value), name: nameOf(value) },
    count: votes.filter(({ safety }) => severity(safety) === value).length,
    ...{ isOwn: severity(own?.safety) === value, isSettled: severity(settled?.safety) === value },
  }))
  const without = { key: 'none', name: t('room.cannotJudge'), count: cannot, isOwn: own?.reason != null }
  return (
    <CountBars
      isWordy
      caption={t(asks === 'both' ? 'room.safety.severity' : 'room.distribution')}
      rows={cannot > 0 ? [...rows, without] : rows}
    />
  )
}

const isWordless = ({ explanation, clause, safety, reason }: RevealedVote) =>
  explanation === '' && clause === null && !safety?.findings.length && reason === null

/** So many stand there with the reveal; where there are more, they follow once that is on the screen. */
const atOnce = 20

/** What each said and why, the furthest from the middle first; who gave no reason stands below, in one line. */
export const VoteList = memo(function VoteList({ votes, item }: { votes: Votes; item: RoomItem | undefined }) {
  const { t } = useTranslation('calibration')
  const wordy = votes.filter((vote) => !isWordless(vote))
  const shown = useDeferredValue(wordy, wordy.slice(0, atOnce))
  if (votes.length === 0) return <p className={styles.quiet}>{t('room.nobody')}</p>
  const silent = votes.filter(isWordless)
  return (
    <section aria-label={t('room.votes')}>
      <ul className={styles.votes}>
        {shown.map((vote) => (
          <WordyVote key={`${vote.by} ${vote.seat}`} vote={vote} item={item} />
        ))}
      </ul>
      {silent.length > 0 && (
        <ul className={styles.silent}>
          {silent.map((vote) => (
            <li key={`${vote.by} ${vote.seat}`}>
              <Mark vote={vote} /> <By vote={vote} />
            </li>
          ))}
        </ul>
      )}
    </section>
  )
})

function Mark({ vote: { value, reason, safety } }: { vote: RevealedVote }) {
  const { languages } = useRoom()
  const scale = useViewOf((view) => view.scale)
  const asks = useViewOf((view) => view.asks)
  const nameOf = useSeverityName()
  if (asks !== 'safety' || reason !== null)
    return <ValueBadge scale={scale} languages={languages} value={value ?? (reason ? null : undefined)} />
  const severity = severityOf(safety?.findings ?? [])
  return <GradeBadge mark={String(severity)} name={nameOf(severity)} step={severity / 4} />
}

function By({ vote: { by, seat, mode } }: { vote: RevealedVote }) {
  const { t } = useTranslation('calibration')
  const own = useViewOf((view) => view.own.seat)
  return (
    <>
      <b>
        <bdi>{by}</bdi>
      </b>{' '}
      {seat === own && <Tag>{t('room.own')}</Tag>} {mode === 'late' && <Tag>{t('room.lateVote')}</Tag>}
    </>
  )
}

function WordyVote({ vote, item }: { vote: RevealedVote; item: RoomItem | undefined }) {
  const { t } = useTranslation(['calibration', 'label'])
  const { projectId } = useRoom()
  const clauses = useClauses(projectId) ?? []
  const summary = useSafetySummary()
  const { reason, safety, explanation, clause } = vote
  return (
    <li>
      <Mark vote={vote} />
      <div>
        <By vote={vote} />
        {reason && <p>{t(`label:reason.${reason}`)}</p>}
        {safety && <p>{safety.findings.length > 0 ? summary(safety.findings) : t('calibration:room.safety.none')}</p>}
        {safety?.findings.map(({ category, evidence }) =>
          evidence.map((one) => <Proof key={`${category} ${JSON.stringify(one)}`} of={one} item={item} />),
        )}
        {explanation && <p dir="auto">{visibleBidi(explanation)}</p>}
        {clause && (
          <p className={styles.quiet}>
            <bdi>{clauses.find(({ id }) => id === clause)?.title ?? clause}</bdi>
          </p>
        )}
      </div>
    </li>
  )
}

/** Evidence: the words themselves where the reader may see them, else where they are. */
function Proof({ of, item }: { of: Evidence; item: RoomItem | undefined }) {
  const textOf = useEvidenceText()
  const words = of.kind === 'span' && item && !item.result.masked ? item.result[of.field].slice(of.from, of.to) : ''
  return <p className={styles.proof}>{words ? <q dir="auto">{visibleBidi(words)}</q> : <bdi>{textOf(of)}</bdi>}</p>
}
