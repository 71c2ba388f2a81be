import { useTranslation } from 'react-i18next'
import { useActionButton } from '#actions/use-action-button.ts'
import type { ReviewItem } from '#contract/review.ts'
import type { SafetyDetail } from '#contract/safety.ts'
import { Kbd } from '#ui/kbd.tsx'
import { RadioGroup } from '#ui/radio-group.tsx'
import { useSafetySummary } from '#ui/workbench/safety-names.ts'
import { draftInView } from '../store/review-session.ts'
import styles from './review.module.css'
import { useReview, useReviewState } from './review-context.ts'

/** The name by which a key finds what can be decided about safety. */
export const safetyChoicesName = 'safety-choices'

const nothing: SafetyDetail = { findings: [], bases: [], confidence: null }
const same = (a: SafetyDetail, b: SafetyDetail) => JSON.stringify(a.findings) === JSON.stringify(b.findings)

/** What people said of the safety of a result, each once, and that nothing is unsafe. */
export function choicesOf({ labels }: Pick<ReviewItem, 'labels'>): SafetyDetail[] {
  const all = [nothing, ...labels.flatMap(({ safety }) => safety ?? [])]
  return all.filter((one, i) => all.findIndex((other) => same(one, other)) === i)
}

/** Picks what is unsafe about the result in view, out of what people said. Where safety is all that is asked, the digits pick and decide. */
export function SafetyChoices({ item }: { item: ReviewItem }) {
  const { t } = useTranslation('review')
  const { project, session } = useReview()
  const summary = useSafetySummary()
  const button = useActionButton('review.safety')
  const needsSafety = useReviewState((state) => state.needsSafety)
  const picked = useReviewState((state) => draftInView(state).safety)
  const choices = choicesOf(item)
  const isAll = project.safety.mode === 'only'
  const place = picked ? choices.findIndex((choice) => same(choice, picked)) : -1
  return (
    <section id={safetyChoicesName}>
      <h2>
        <span>{t('safety.title')}</span>
        {button.keys[0] && <Kbd>{button.keys[0]}</Kbd>}
      </h2>
      <RadioGroup
        label={t('safety.pick')}
        value={place < 0 ? null : String(place)}
        onChange={(value) => session.draft({ safety: choices[Number(value)] ?? nothing })}
        options={choices.map(({ findings }, i) => ({
          value: String(i),
          label: isAll ? `${i} · ${summary(findings)}` : summary(findings),
        }))}
      />
      {needsSafety && (
        <p role="alert" className={styles.asked}>
          {t('safety.needed')}
        </p>
      )}
    </section>
  )
}

/** What one person said of the safety, in a line. */
export function SafetySaid({ safety }: { safety: SafetyDetail }) {
  const summary = useSafetySummary()
  const { t } = useTranslation('safety')
  const contexts = [...new Set(safety.findings.flatMap((finding) => finding.contexts))]
  return (
    <small>
      {t('title')}: <bdi>{summary(safety.findings)}</bdi>
      {contexts.length > 0 && ` (${contexts.map((one) => t(`context.${one}`)).join(', ')})`}
    </small>
  )
}
