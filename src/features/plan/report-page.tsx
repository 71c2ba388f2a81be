import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { reportOptions, useSetLessons } from '#client/queries/life.ts'
import boxed from '#ui/boxed.module.css'
import { Button } from '#ui/button.tsx'
import buttonRow from '#ui/button-row.module.css'
import { Problem } from '#ui/problem.tsx'
import { Skeleton } from '#ui/skeleton.tsx'
import { TextArea } from '#ui/text-area.tsx'
import { toast } from '#ui/toast.tsx'
import styles from './plan.module.css'
import { PlanFrame } from './plan-frame.tsx'
import { ReportView } from './report-view.tsx'
import { SharesPart } from './shares-part.tsx'

/** What became of a project, what was learned, and who else may read it. */
export function ReportPage({ projectId }: { projectId: string }) {
  const { t } = useTranslation('plan')
  const { data, error } = useQuery(reportOptions(projectId))
  const print = data && (
    <span className={styles.screen}>
      <Button onPress={() => window.print()}>{t('print')}</Button>
    </span>
  )
  return (
    <PlanFrame projectId={projectId} title={t('report.title')} actions={print}>
      <Problem error={error} />
      {!data && !error && <Skeleton lines={10} />}
      {data && (
        <div className={boxed.sections}>
          <ReportView report={data} isEdited />
          <LessonsPart projectId={projectId} lessons={data.lessons} />
          <SharesPart projectId={projectId} />
        </div>
      )}
    </PlanFrame>
  )
}

function LessonsPart({ projectId, lessons }: { projectId: string; lessons: string }) {
  const { t } = useTranslation(['plan', 'common'])
  const [text, setText] = useState(lessons)
  const save = useSetLessons(projectId)
  return (
    <section className={styles.screen}>
      <TextArea
        label={t('plan:report.lessons')}
        description={t('plan:report.lessonsHint')}
        rows={6}
        dir="auto"
        value={text}
        onChange={setText}
      />
      <Problem error={save.error} />
      <div className={buttonRow.buttons}>
        <Button
          isDisabled={text.trim() === lessons}
          isPending={save.isPending}
          onPress={() => save.mutate({ lessons: text }, { onSuccess: () => toast({ text: t('common:saved') }) })}
        >
          {t('plan:report.saveLessons')}
        </Button>
      </div>
    </section>
  )
}
