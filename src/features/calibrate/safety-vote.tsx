import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Evidence, SafetyCategory, Severity } from '#contract/safety.ts'
import { safetyCategories } from '#contract/words.ts'
import { Button } from '#ui/button.tsx'
import buttonRow from '#ui/button-row.module.css'
import { RadioGroup } from '#ui/radio-group.tsx'
import { Select } from '#ui/select.tsx'
import { toast } from '#ui/toast.tsx'
import { clipTime, hasClip, selectedSpan, timeRange } from '#ui/workbench/evidence.ts'
import { useEvidenceText } from '#ui/workbench/evidence-text.ts'
import { severities } from './count-bars.tsx'
import type { SafetyAnswer } from './safety-draft.ts'
import styles from './safety-vote.module.css'

/** How unsafe the item is, of what kind, and where in it: words of a text, a time of a clip. */
export function SafetyVote({ answer: { draft, set } }: { answer: SafetyAnswer }) {
  const { t } = useTranslation(['calibration', 'settings', 'safety'])
  const { severity, category } = draft
  return (
    <section className={styles.safety} id="room-safety">
      <RadioGroup
        label={t('calibration:room.safety.title')}
        value={severity === null ? null : String(severity)}
        options={severities.map((one) => ({
          value: String(one),
          label: one === 0 ? `0 ${t('calibration:room.safety.none')}` : `${one} ${t(`safety:severity.${one}`)}`,
        }))}
        onChange={(grave) => set({ severity: Number(grave) as Severity })}
      />
      {severity !== null && severity > 0 && (
        <>
          <Select
            label={t('calibration:room.safety.category')}
            value={category ?? ''}
            options={[
              ...(category === null ? [{ value: '' as const, label: '—' }] : []),
              ...safetyCategories.map((one) => ({ value: one, label: t(`settings:away.category.${one}`) })),
            ]}
            onChange={(one) => set({ category: one === '' ? null : (one as SafetyCategory) })}
          />
          <EvidenceField {...{ draft, set }} />
        </>
      )}
    </section>
  )
}

/** Where the harm is: words that are selected, or a time of the clip from here to there. */
function EvidenceField({ draft: { evidence }, set }: Pick<SafetyAnswer, 'draft' | 'set'>) {
  const { t } = useTranslation('safety')
  const textOf = useEvidenceText()
  const [from, setFrom] = useState<number | null>(null)
  const add = (found: Evidence) => set({ evidence: [...evidence, found].slice(-20) })
  const addTime = () => {
    const to = clipTime()
    if (to === null) return
    add(timeRange(from ?? to, to))
    setFrom(null)
  }
  const addWords = () => {
    const span = selectedSpan()
    if (span) add(span)
    else toast({ text: t('picker.noSelection') })
  }
  return (
    <fieldset className={styles.evidence}>
      <legend>{t('picker.evidence')}</legend>
      <div className={buttonRow.buttons}>
        {evidence.map((one) => (
          <Button
            key={textOf(one)}
            aria-label={t('picker.removeEvidence', { what: textOf(one) })}
            onPress={() => set({ evidence: evidence.filter((other) => other !== one) })}
          >
            <bdi>{textOf(one)}</bdi> ×
          </Button>
        ))}
        {hasClip() && (
          <>
            <Button isPressed={from !== null} onPress={() => setFrom(clipTime())}>
              {t('picker.from')}
            </Button>
            <Button onPress={addTime}>{t('picker.to')}</Button>
          </>
        )}
        <Button onPress={addWords}>{t('picker.span')}</Button>
      </div>
    </fieldset>
  )
}
