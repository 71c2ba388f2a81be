import { useTranslation } from 'react-i18next'
import type { ActionInput } from '#actions/action.ts'
import { useActionButton } from '#actions/use-action-button.ts'
import type { SafetyDetail } from '#contract/safety.ts'
import { severityOf } from '#core/safety.ts'
import { Button } from '#ui/button.tsx'
import { Kbd } from '#ui/kbd.tsx'
import styles from '#ui/workbench/judgement.module.css'
import { useSafetyName } from '#ui/workbench/safety-names.ts'
import { subjectInView, useLabel, useTask } from '../parts/label-context.ts'
import { askedOf, isLockedIn } from '../store/lacking.ts'
import { Picker } from './picker.tsx'
import own from './safety.module.css'

interface Props {
  isOpen: boolean
  setOpen: (isOpen: boolean) => void
}

/** The findings of a safety label in one line each; of none, that nothing is unsafe. */
function Findings({ detail }: { detail: SafetyDetail }) {
  const { t } = useTranslation('safety')
  const name = useSafetyName()
  if (detail.findings.length === 0) return <p>{t('none')}</p>
  return (
    <ul className={own.findings}>
      {detail.findings.map((finding) => (
        <li key={`${finding.category}/${finding.leaf}`}>
          <bdi>{t('summary', { category: name(finding), severity: finding.severity })}</bdi>
        </li>
      ))}
    </ul>
  )
}

/** What is said of the safety of the result in view, and the way to say it. */
export function SafetyPanel({ isOpen, setOpen }: Props) {
  const { t } = useTranslation('safety')
  const { task } = useLabel()
  const subject = useTask(subjectInView)
  const said = useTask((state) => state.judgements[subject]?.safety)
  const settled = useTask((state) => state.task.results.find(({ id }) => id === subject)?.settled ?? null)
  const mode = useTask((state) => askedOf(state).safety.mode)
  const isWhole = useTask((state) => subject === state.task.whole)
  const isLocked = useTask((state) => isLockedIn(state, subject))
  const button = useActionButton('label.safety')
  const asks = mode !== 'off' && !isWhole
  const none = (input: ActionInput) => {
    const detail = { findings: [], bases: [], confidence: null }
    task.say(subject, 'safety', { kind: 'value', value: 0, reason: null, explanation: '', detail }, input)
  }
  const isNone = said?.kind === 'value' && severityOf(said.detail?.findings ?? []) === 0
  return (
    <section className={own.safety}>
      <h2>
        <span>{t('title')}</span> {button.keys[0] && <Kbd>{button.keys[0]}</Kbd>}
      </h2>
      {isLocked && <p className={own.hint}>{t('first')}</p>}
      {asks && settled && !said && (
        <div className={own.hint}>
          <p>{t('settled')}</p>
          <Findings detail={settled} />
        </div>
      )}
      {isOpen ? (
        <Picker key={subject} {...{ subject, asks }} onClose={() => setOpen(false)} />
      ) : (
        <>
          {said?.detail && !isNone && <Findings detail={said.detail} />}
          <div className={styles.more}>
            {asks && (
              <Button isPressed={isNone} onPress={({ detail }) => none(detail === 0 ? 'key' : 'pointer')}>
                {t('none')}
              </Button>
            )}
            <Button
              aria-expanded={false}
              aria-keyshortcuts={button['aria-keyshortcuts']}
              onPress={() => button.onPress()}
            >
              {said?.detail && !isNone ? t('change') : t('add')}
            </Button>
          </div>
        </>
      )}
    </section>
  )
}
