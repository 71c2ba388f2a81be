import { useTranslation } from 'react-i18next'
import { whys } from '#contract/words.ts'
import { joinWhys, splitWhys, type Why } from '#core/whys.ts'
import { Button } from '#ui/button.tsx'
import styles from '#ui/workbench/judgement.module.css'
import { subjectInView, useLabel, useTask } from './label-context.ts'

/** What decides between the two lists; several at once, and none has to be picked. */
export function WhyToggles() {
  const { t } = useTranslation('label')
  const { task } = useLabel()
  const subject = useTask(subjectInView)
  const judged = useTask((state) => state.judgements[subject]?.relevance)
  const { whys: picked, text } = splitWhys(judged?.explanation ?? '')
  const toggle = (why: Why) => {
    const next = picked.includes(why) ? picked.filter((one) => one !== why) : [...picked, why]
    task.explain(subject, joinWhys(next, text), 'pointer')
  }
  return (
    <section>
      <h2>{t('why')}</h2>
      <div className={styles.more}>
        {whys.map((why) => (
          <Button
            key={why}
            isPressed={picked.includes(why)}
            isDisabled={judged?.kind !== 'value'}
            onPress={() => toggle(why)}
          >
            {t(`whys.${why}`)}
          </Button>
        ))}
      </div>
    </section>
  )
}
