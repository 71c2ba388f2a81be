import { useTranslation } from 'react-i18next'
import type { ReviewItem, SeenLabel } from '#contract/review.ts'
import { useFormat } from '#i18n/use-format.ts'
import { visibleBidi } from '#ui/visible-bidi.ts'
import { ValueBadge } from '#ui/workbench/value-badge.tsx'
import styles from './review.module.css'
import { useReview } from './review-context.ts'

/** Why the result waits, and the labels side by side, under pseudonyms. */
export function SeenLabels({ item }: { item: ReviewItem }) {
  const { t } = useTranslation('review')
  const { project } = useReview()
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
              value={label.value}
              isFlagged={label.isFlagged}
            />
            <span>
              <b>
                <bdi>{label.by}</bdi>
              </b>
              <Facts label={label} />
            </span>
          </li>
        ))}
      </ul>
      {item.earlier && (
        <p className={styles.quiet}>
          {t('earlier')}: <ValueBadge scale={project.scale} languages={project.languages} value={item.earlier.value} />{' '}
          <bdi>{item.earlier.reason}</bdi>
        </p>
      )}
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

function Facts({ label }: { label: SeenLabel }) {
  const { t } = useTranslation(['review', 'label'])
  const format = useFormat()
  const facts = [
    label.reason && t(`label:reason.${label.reason}`),
    label.isFlagged && t('label:flagged'),
    label.isSource && t('review:source'),
    label.activeMs !== null && t('review:time', { time: format.duration(label.activeMs / 1000) }),
    !label.isSource && label.guidelineVersion > 0 && t('review:version', { version: label.guidelineVersion }),
  ].filter((fact) => typeof fact === 'string')
  return (
    <>
      {label.explanation !== '' && <q dir="auto">{visibleBidi(label.explanation)}</q>}
      <small>{facts.join(' · ')}</small>
    </>
  )
}
