import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { PlanStandards } from '#contract/plan.ts'
import type { Board } from '#contract/watch.ts'
import { useFormat } from '#i18n/use-format.ts'
import { useEndWords, useLateWords } from '../use-words.ts'
import styles from '../watch.module.css'

interface Props {
  projectId: string
  board: Board
  standards: PlanStandards
}

interface TileProps {
  name: string
  value: ReactNode
  /** What the value is measured against. */
  unit?: ReactNode
  /** A standard in words, and whether it is met. */
  standard?: string | null | undefined
  isShort?: boolean | undefined
  children?: ReactNode
}

function Tile({ name, value, unit, standard, isShort, children }: TileProps) {
  const { t } = useTranslation('watch')
  return (
    <div className={styles.tile}>
      <dt>{name}</dt>
      <dd>
        <p>
          <b>{value}</b> {unit && <span>{unit}</span>}
        </p>
        {children}
        {standard && (
          <p data-short={isShort || undefined}>
            {isShort && <span aria-hidden="true">▲ </span>}
            {standard}
            {isShort && ` · ${t('tile.short')}`}
          </p>
        )}
      </dd>
    </div>
  )
}

/** The figures of a project, each with its unit, its interval and what the plan asks. */
export function Totals(props: Props) {
  const { t } = useTranslation('watch')
  return (
    <section>
      <h2>{t('board.totals')}</h2>
      <dl className={styles.tiles}>
        <Progress {...props} />
        <Spending {...props} />
        <Quality {...props} />
        <People {...props} />
      </dl>
    </section>
  )
}

function Progress({ board }: Props) {
  const { t } = useTranslation('watch')
  const format = useFormat()
  const endWords = useEndWords()
  const lateWords = useLateWords()
  const { made, wanted, forecast } = board.total
  const { delivery, daysLate } = board
  const isLate = daysLate !== null && daysLate > 0
  return (
    <>
      <Tile name={t('tile.labels')} value={format.number(made)} unit={t('tile.of', { all: format.number(wanted) })}>
        <p>{wanted > 0 && format.percent(made / wanted)}</p>
      </Tile>
      <Tile
        name={t('tile.end')}
        value={<small>{endWords(forecast, board.computedAt)}</small>}
        standard={delivery && t('tile.delivery', { day: format.day(delivery) })}
        isShort={isLate}
      >
        <p>{daysLate !== null && lateWords(daysLate)}</p>
        {forecast && forecast.early < forecast.late && <p>{t('end.eightOfTen')}</p>}
      </Tile>
    </>
  )
}

function Spending({ board: { total, budget, currency }, standards: { costPerAccepted } }: Props) {
  const { t } = useTranslation('watch')
  const format = useFormat()
  const { cost } = total
  const money = (minor: number | null) => (minor === null ? '–' : format.money(minor, currency))
  const spent = cost.total === null ? null : Math.round(cost.total)
  const share = spent !== null && budget ? spent / budget : null
  const most = costPerAccepted !== null && t('tile.atMost', { most: money(costPerAccepted) })
  return (
    <>
      <Tile
        name={t('tile.spent')}
        value={money(spent)}
        unit={budget === null ? t('tile.noBudget') : t('tile.of', { all: money(budget) })}
        standard={share !== null && share > 1 ? t('tile.overBudget') : null}
        isShort={share !== null && share > 1}
      >
        <p>{spent === null ? t('tile.noRate') : share !== null && format.percent(share)}</p>
      </Tile>
      <Tile
        name={t('tile.perAccepted')}
        value={money(cost.perAccepted)}
        standard={most || null}
        isShort={costPerAccepted !== null && (cost.perAccepted ?? 0) > costPerAccepted}
      >
        <p>
          {t('tile.perLabel')} {money(cost.perLabel)}
        </p>
      </Tile>
    </>
  )
}

function Quality({ board: { total }, standards }: Props) {
  const { t } = useTranslation(['watch', 'insights'])
  const format = useFormat()
  const { agreement, medianSeconds } = total
  const { agreement: asked, secondsPerLabel } = standards
  const hasRange = agreement && agreement.low !== null && agreement.high !== null
  const least = asked && t('watch:tile.asks', { least: format.hundredths(asked.least) })
  const most = secondsPerLabel !== null && t('watch:tile.atMost', { most: format.seconds(secondsPerLabel) })
  return (
    <>
      <Tile
        name={t('watch:tile.agreement')}
        value={agreement?.value == null ? '–' : format.hundredths(agreement.value)}
        unit={
          hasRange &&
          t('watch:range', { low: format.hundredths(agreement.low ?? 0), high: format.hundredths(agreement.high ?? 0) })
        }
        standard={least}
        isShort={!!asked && agreement?.value != null && (agreement.high ?? agreement.value) < asked.least}
      >
        <p>{t(`insights:measures.${asked?.measure ?? 'alpha-ordinal'}`)}</p>
        {hasRange && <p>{t('watch:tile.interval')}</p>}
      </Tile>
      <Tile
        name={t('watch:tile.seconds')}
        value={medianSeconds === null ? '–' : format.seconds(medianSeconds)}
        standard={most || null}
        isShort={secondsPerLabel !== null && (medianSeconds ?? 0) > secondsPerLabel}
      />
    </>
  )
}

function People({ projectId, board: { total, languages, waitingReview } }: Props) {
  const { t } = useTranslation('watch')
  const format = useFormat()
  const perWeek = languages.reduce((sum, row) => sum + (row.hoursPerWeek ?? 0), 0)
  const hours = total.hoursLeft
  return (
    <>
      <Tile name={t('tile.people')} value={format.number(total.people)} unit={t('tile.lately')}>
        <p>{hours !== null && t('tile.hoursLeft', { hours: format.tenths(hours) })}</p>
        <p>{perWeek > 0 && t('tile.hoursPerWeek', { hours: format.tenths(perWeek) })}</p>
      </Tile>
      <Tile name={t('tile.waiting')} value={format.number(waitingReview)} unit={t('tile.results')}>
        <p>
          <Link to="/projects/$projectId/review" params={{ projectId }}>
            {t('tile.toReview')}
          </Link>
        </p>
      </Tile>
    </>
  )
}
