import { useTranslation } from 'react-i18next'
import { useClauses } from '#client/queries/use-clauses.ts'
import type { ReviewItem, SeenLabel } from '#contract/review.ts'
import type { SafetySettings } from '#contract/safety.ts'
import { isPreference } from '#core/preference.ts'
import { splitWhys } from '#core/whys.ts'
import { useFormat } from '#i18n/use-format.ts'
import { visibleBidi } from '#ui/visible-bidi.ts'
import { ValueBadge } from '#ui/workbench/value-badge.tsx'
import styles from './review.module.css'
import { useReview } from './review-context.ts'
import { SafetySaid } from './safety-choices.tsx'

/** Whether a label has no grade to show: a flag, or where safety is all that is asked. */
const isBare = ({ kind }: SeenLabel, mode: SafetySettings['mode']) =>
  kind === 'flag' || (mode === 'only' && kind === 'value')

/** Why the result waits, and the labels side by side, under pseudonyms. */
export function SeenLabels({ item }: { item: ReviewItem }) {
  const { t } = useTranslation('review')
  const { project } = useReview()
  const [first, ...others] = item.labels
  const agree =
    others.length > 0 &&
    !item.reasons.includes('safety') &&
    others.every(({ kind, value }) => kind === first?.kind && value === first.value)
  return (
    <section>
      <h2>
        <span>{item.reasons.map((reason) => t(`reasons.${reason}`)).join(' · ')}</span>
        {item.spread > 0 && <span>{t('spread', { spread: item.spread })}</span>}
      </h2>
      {item.state === 'passed' && <p className={styles.quiet}>{t('passedUp')}</p>}
      <ul className={styles.labels} aria-label={t('labels')}>
        {item.labels.map((label) => (
          <li key={label.by}>
            <ValueBadge
              scale={project.scale}
              languages={project.languages}
              value={isBare(label, project.safety.mode) ? undefined : label.value}
              isFlagged={label.isFlagged}
            />
            <span>
              <b>
                <bdi>{label.by}</bdi>
              </b>
              <Facts label={label} />
              {label.safety && <SafetySaid safety={label.safety} />}
            </span>
          </li>
        ))}
      </ul>
      {isPreference(project.kind) && <p className={styles.quiet}>{t('sidesHint')}</p>}
      {agree && <p className={styles.quiet}>{t('agree')}</p>}
      {item.earlier && <Earlier earlier={item.earlier} />}
      {item.contests.map(({ by, reason }) => (
        <p key={by} className={styles.contest}>
          <b>
            {t('contests')}: <bdi>{by}</bdi>
          </b>{' '}
          <q dir="auto">{visibleBidi(reason)}</q>
        </p>
      ))}
    </section>
  )
}

/** What was decided before the result came back. */
function Earlier({ earlier }: { earlier: NonNullable<ReviewItem['earlier']> }) {
  const { t } = useTranslation('review')
  const { project } = useReview()
  const clauses = useClauses(project.id) ?? []
  const clause = clauses.find(({ id }) => id === earlier.clause)?.title ?? earlier.clause
  return (
    <div className={styles.earlier}>
      <span>{t('earlier')}</span>
      {earlier.value === null ? (
        <b>{t('noneWas')}</b>
      ) : (
        <ValueBadge scale={project.scale} languages={project.languages} value={earlier.value} />
      )}
      {clause && <bdi>{clause}</bdi>}
      {earlier.reason !== '' && <q dir="auto">{visibleBidi(earlier.reason)}</q>}
    </div>
  )
}

function Facts({ label }: { label: SeenLabel }) {
  const { t } = useTranslation(['review', 'label'])
  const format = useFormat()
  const { whys, text } = splitWhys(label.explanation)
  const facts = [
    ...whys.map((why) => t(`label:whys.${why}`)),
    label.reason && t(`label:reason.${label.reason}`),
    label.isFlagged && t('label:flagged'),
    label.isSource && t('review:source'),
    label.activeMs !== null && t('review:time', { time: format.duration(label.activeMs / 1000) }),
    !label.isSource && label.guidelineVersion > 0 && t('review:version', { version: label.guidelineVersion }),
  ].filter((fact) => typeof fact === 'string')
  return (
    <>
      {text !== '' && <q dir="auto">{visibleBidi(text)}</q>}
      <small>{facts.join(' · ')}</small>
    </>
  )
}
