import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { signalsOptions } from '#client/queries/insights.ts'
import type { Signal } from '#contract/insights.ts'
import type { Project } from '#contract/project.ts'
import { signalKinds } from '#contract/words.ts'
import { signalLimits as limits } from '#core/signals/limits.ts'
import { useFormat } from '#i18n/use-format.ts'
import { Notice } from '#ui/notice.tsx'
import { Problem } from '#ui/problem.tsx'
import { Skeleton } from '#ui/skeleton.tsx'
import styles from './insights.module.css'
import { Question } from './question.tsx'
import { StateLine } from './state-line.tsx'

/** What owners may want to ask people about: open questions first, then those that were seen or explained. */
export function QuestionsPart({ project }: { project: Project }) {
  const { t } = useTranslation('insights')
  const { data, error, isPending } = useQuery(signalsOptions(project.id))
  const open = data?.signals.filter(({ note }) => note === null) ?? []
  const answered = data?.signals.filter(({ note }) => note !== null) ?? []
  return (
    <div className={styles.part}>
      <p className={styles.quiet}>{t('questions.about')}</p>
      <Problem error={error} />
      {isPending && <Skeleton lines={8} />}
      {data && <StateLine computedAt={data.computedAt} isComputing={data.isComputing} />}
      {data?.computedAt && data.signals.length === 0 && <Notice kind="info">{t('questions.none')}</Notice>}
      <Group title={t('questions.open')} project={project} signals={open} />
      <Group title={t('questions.answered')} project={project} signals={answered} />
      <Limits />
    </div>
  )
}

function Group({ title, project, signals }: { title: string; project: Project; signals: Signal[] }) {
  if (signals.length === 0) return null
  return (
    <section>
      <h2>{title}</h2>
      <ul className={styles.questions}>
        {signals.map((signal) => (
          <li key={`${signal.kind} ${signal.person.id} ${signal.other?.id}`}>
            <Question project={project} signal={signal} />
          </li>
        ))}
      </ul>
    </section>
  )
}

/** The limits in words, so that nobody has to guess when a question comes up. */
function Limits() {
  const { t } = useTranslation('insights')
  const format = useFormat()
  const numbers = {
    'too-fast': {
      labels: limits.speedLabels,
      ratio: format.percent(limits.fastRatio),
      share: format.percent(limits.fastShare),
    },
    away: { labels: limits.speedLabels, ratio: limits.slowRatio, share: format.percent(limits.awayShare) },
    'same-grade': { labels: limits.gradeLabels, share: format.percent(limits.gradeExcess), errors: limits.gradeZ },
    'same-words': { labels: limits.wordsCount, length: limits.wordsLength },
    'too-alike': { labels: limits.alikeResults, share: format.percent(limits.alikeExcess), errors: limits.alikeZ },
    'right-after': {
      labels: limits.afterResults,
      share: format.percent(limits.afterShare),
      excess: format.percent(limits.afterExcess),
      seconds: limits.afterSeconds,
    },
  }
  return (
    <details className={styles.passport}>
      <summary>{t('questions.limits')}</summary>
      <ul>
        {signalKinds.map((kind) => (
          <li key={kind}>{t(`questions.limit.${kind}`, numbers[kind])}</li>
        ))}
      </ul>
    </details>
  )
}
