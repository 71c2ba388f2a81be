import { useQuery } from '@tanstack/react-query'
import { type ReactNode, Suspense, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { checkOptions } from '#client/queries/training.ts'
import type { CheckAnswer, ClauseText } from '#contract/training.ts'
import { gradeOf, localName } from '#core/scale.ts'
import styles from './course.module.css'
import { useLabel, useTask } from './label-context.ts'

interface Props {
  clause: (clause: ClauseText) => ReactNode
}

/** In a course: whether the label of the result in view is right, the right grade, why, and the clause. */
export function CourseAnswer({ clause }: Props) {
  const isCourse = useTask((state) => state.task.course?.kind === 'training')
  const subject = useTask((state) => state.task.results[state.at]?.id ?? '')
  const isLabelled = useTask((state) => state.judgements[subject]?.relevance !== undefined)
  if (!isCourse || !isLabelled) return null
  return <Answer key={subject} subject={subject} clause={clause} />
}

function Answer({ subject, clause }: Props & { subject: string }) {
  const { t } = useTranslation('training')
  const { outbox } = useLabel()
  const assignmentId = useTask((state) => state.task.assignmentId)
  const { data } = useQuery(checkOptions(outbox, assignmentId, subject, true))
  const frame = useRef<HTMLElement>(null)
  useEffect(() => {
    if (data) frame.current?.scrollIntoView({ block: 'nearest' })
  }, [data])
  return (
    <section ref={frame} className={styles.answer} data-right={data?.isRight} role="status">
      <h2>{t('check.title')}</h2>
      {data ? <Explained answer={data} clause={clause} /> : <p>{t('check.waiting')}</p>}
    </section>
  )
}

function Explained({ answer, clause }: Props & { answer: CheckAnswer }) {
  const { t, i18n } = useTranslation('training')
  const { project } = useLabel()
  const names = gradeOf(project.scale, answer.value)?.names ?? {}
  const grade = localName(names, i18n.resolvedLanguage ?? 'en', project.languages)
  const said = !answer.isRight ? 'wrong' : answer.own === answer.value ? 'right' : 'close'
  return (
    <>
      <p>
        <b>{t(`check.${said}`, { grade })}</b>
      </p>
      {answer.reason !== '' && (
        <p>
          <bdi>{answer.reason}</bdi>
        </p>
      )}
      {answer.clause && <Suspense>{clause(answer.clause)}</Suspense>}
      <p className={styles.quiet}>{t('check.first')}</p>
    </>
  )
}
