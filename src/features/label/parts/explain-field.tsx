import { useCallback, useEffect, useId, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useActionButton } from '#actions/use-action-button.ts'
import { joinWhys, splitWhys } from '#core/whys.ts'
import { Kbd } from '#ui/kbd.tsx'
import styles from '#ui/workbench/judgement.module.css'
import { subjectInView, useLabel, useTask } from './label-context.ts'

/** The name by which the explain key finds the field. */
export const explainFieldName = 'explanation'

/** Why this grade. What is written is kept when the field is left, or half a second after the last letter. */
export function ExplainField() {
  const { t } = useTranslation('label')
  const { project, task } = useLabel()
  const id = useId()
  const subject = useTask(subjectInView)
  const whole = useTask((state) => state.judgements[subject]?.relevance?.explanation ?? '')
  const { whys, text: stored } = splitWhys(whole)
  const graded = useTask((state) => state.judgements[subject]?.relevance !== undefined)
  const asked = useTask((state) => state.lacking?.subject === subject && state.lacking.lack === 'explanation')
  const button = useActionButton('label.explain')
  const [text, setText] = useState(stored)
  // The reasons that are picked apart stay as they are.
  const kept = useRef(whys)
  kept.current = whys
  const keep = useCallback(
    (of: string, words: string) => task.explain(of, joinWhys(kept.current, words), 'key'),
    [task],
  )
  const written = useRef({ subject, text: stored })

  useEffect(() => {
    setText(stored)
    written.current = { subject, text: stored }
  }, [subject, stored])
  // Whatever moves the page on (a key, a click, a grade that steps on) must not lose what was written.
  useEffect(
    () => () => {
      if (written.current.subject === subject) keep(subject, written.current.text)
    },
    [subject, keep],
  )
  useEffect(() => {
    if (text === stored) return
    const timer = setTimeout(() => keep(subject, text), 500)
    return () => clearTimeout(timer)
  }, [text, stored, subject, keep])

  const change = (next: string) => {
    setText(next)
    written.current = { subject, text: next }
  }
  return (
    <section className={styles.explain}>
      <h2>
        <label htmlFor={id}>{project.explain === 'required' ? t('explainRequired') : t('explain')}</label>
        {button.keys[0] && <Kbd>{button.keys[0]}</Kbd>}
      </h2>
      <textarea
        id={id}
        name={explainFieldName}
        dir="auto"
        rows={3}
        maxLength={5000}
        value={text}
        disabled={!graded}
        aria-invalid={asked || undefined}
        aria-keyshortcuts={button['aria-keyshortcuts']}
        placeholder={graded ? t('explainHint') : t('gradeFirst')}
        onChange={(event) => change(event.target.value)}
        onBlur={() => keep(subject, text)}
      />
    </section>
  )
}
