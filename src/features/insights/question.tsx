import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNoteSignal } from '#client/queries/insights.ts'
import type { Signal } from '#contract/insights.ts'
import type { Project } from '#contract/project.ts'
import type { signalAnswers } from '#contract/words.ts'
import { useFormat } from '#i18n/use-format.ts'
import { Button } from '#ui/button.tsx'
import { Problem } from '#ui/problem.tsx'
import { TextField } from '#ui/text-field.tsx'
import { EvidenceTable } from './evidence-table.tsx'
import styles from './insights.module.css'
import { useGradeName } from './use-grade-name.ts'

/** The numbers of a signal as its sentence writes them. */
function useNumbers({ kind, seen, usual, share, labels }: Signal) {
  const format = useFormat()
  const seconds = (ms: number) => format.number(Math.round(ms / 100) / 10)
  const write = {
    'too-fast': seconds,
    away: seconds,
    'same-grade': format.percent,
    'same-words': (value: number) => format.number(Math.round(value)),
    'too-alike': format.percent,
    'right-after': format.percent,
  }[kind]
  return { seen: write(seen), usual: write(usual), share: format.percent(share ?? 0), labels: format.number(labels) }
}

/** One thing to ask about: the question, the numbers, labels that show it, and the owner's note. */
export function Question({ project, signal }: { project: Project; signal: Signal }) {
  const { t } = useTranslation('insights')
  const numbers = useNumbers(signal)
  const gradeName = useGradeName(project)
  const { kind, person, other, grade } = signal
  const names = { person: person.name, other: other?.name ?? '', grade: grade === null ? '' : gradeName(grade) }
  return (
    <article className={styles.question}>
      <h3 dir="auto">{t(`questions.ask.${kind}`, names)}</h3>
      <p>{t(`questions.seen.${kind}`, numbers)}</p>
      <EvidenceTable project={project} signal={signal} />
      <Note projectId={project.id} signal={signal} />
    </article>
  )
}

function Note({ projectId, signal }: { projectId: string; signal: Signal }) {
  const { t } = useTranslation('insights')
  const format = useFormat()
  const note = useNoteSignal(projectId)
  const [text, setText] = useState(signal.note?.text ?? '')
  const save = (answer: (typeof signalAnswers)[number] | null) =>
    note.mutate({
      ...{ kind: signal.kind, personId: signal.person.id, otherId: signal.other?.id ?? null },
      ...{ answer, text: answer === null ? '' : text.trim() },
    })
  if (signal.note) {
    const { answer, by, at, text: noted } = signal.note
    return (
      <div className={styles.answer}>
        <div>
          <p className={styles.quiet}>{t(`questions.noted.${answer}`, { by, when: format.dateTime(at) })}</p>
          {noted && <p dir="auto">{noted}</p>}
        </div>
        <Button isPending={note.isPending} onPress={() => save(null)}>
          {t('questions.reopen')}
        </Button>
        <Problem error={note.error} />
      </div>
    )
  }
  return (
    <div className={styles.answer}>
      <TextField label={t('questions.note')} description={t('questions.noteHint')} value={text} onChange={setText} />
      <Button isPending={note.isPending} onPress={() => save('seen')}>
        {t('questions.markSeen')}
      </Button>
      <Button isPending={note.isPending} onPress={() => save('explained')}>
        {t('questions.markExplained')}
      </Button>
      <Problem error={note.error} />
    </div>
  )
}
