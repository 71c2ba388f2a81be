import { useTranslation } from 'react-i18next'
import { useActions } from '#actions/use-actions.ts'
import { cannotJudgeReasons } from '#contract/words.ts'
import { Button } from '#ui/button.tsx'
import { Kbd } from '#ui/kbd.tsx'
import styles from '#ui/workbench/judgement.module.css'
import { useLabel } from './label-context.ts'

/** Why a result cannot be judged; while this is open the digits pick a reason. */
export function Reasons({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('label')
  const { task } = useLabel()
  const pick = (place: number | null, input: 'key' | 'pointer' | 'touch') => {
    const reason = place === null ? undefined : cannotJudgeReasons[place - 1]
    if (!reason) return
    onClose()
    task.cannotJudge(reason, input)
  }
  useActions('reasons', {
    'reasons.pick': {
      run: ({ digit, input, choice }) => pick(digit ?? Number(choice), input),
      choices: () => cannotJudgeReasons.map((reason, i) => ({ id: String(i + 1), label: t(`reason.${reason}`) })),
    },
    'reasons.close': { run: onClose },
  })
  return (
    <section className={styles.reasons} aria-label={t('whyNot')}>
      <h2>{t('whyNot')}</h2>
      {cannotJudgeReasons.map((reason, i) => (
        <Button key={reason} className={styles.reason} autoFocus={i === 0} onPress={() => pick(i + 1, 'pointer')}>
          <Kbd>{String(i + 1)}</Kbd> {t(`reason.${reason}`)}
        </Button>
      ))}
      <Button variant="bare" onPress={onClose}>
        {t('never')}
      </Button>
    </section>
  )
}
