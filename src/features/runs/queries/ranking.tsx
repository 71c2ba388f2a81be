import { useTranslation } from 'react-i18next'
import type { Project } from '#contract/project.ts'
import type { RunDocument } from '#contract/runs.ts'
import { gradeOf, localName } from '#core/scale.ts'
import { GradeBadge } from '#ui/workbench/grade-badge.tsx'
import { ResultRow, ResultRows } from '#ui/workbench/result-row.tsx'
import styles from '../runs.module.css'

interface Props {
  label: string
  documents: readonly RunDocument[]
  project: Project
  language: string
  /** The document in view, by its id; the same stands out in both rankings. */
  chosen: string | null
  onChoose: (docId: string) => void
}

/** What one run returns, best first, with the grades. */
export function Ranking({ label, documents, project, language, chosen, onChoose }: Props) {
  const { t } = useTranslation('runs')
  return (
    <div className={styles.ranking}>
      <h3>{label}</h3>
      {documents.length === 0 && <p className={styles.quiet}>{t('byQuery.nothing')}</p>}
      <ResultRows label={label}>
        {documents.map((document, at) =>
          document.result ? (
            <ResultRow
              key={document.docId}
              result={document.result}
              at={at}
              language={language}
              isCurrent={document.docId === chosen}
              onSelect={() => onChoose(document.docId)}
              badge={<Badge document={document} project={project} />}
            />
          ) : (
            <li key={document.docId} className={styles.unknown}>
              <span>{at + 1}</span>
              <span>
                <bdi>{document.docId}</bdi>
                <small>{t('byQuery.unknown')}</small>
              </span>
            </li>
          ),
        )}
      </ResultRows>
    </div>
  )
}

function Badge({ document: { grade, isOpen }, project }: { document: RunDocument; project: Project }) {
  const { t, i18n } = useTranslation(['runs', 'label'])
  const flag = isOpen ? t('runs:byQuery.open') : null
  if (grade === null)
    return isOpen ? (
      <GradeBadge mark="?" name={t('runs:byQuery.open')} />
    ) : (
      <GradeBadge mark={null} name={t('label:notGraded')} />
    )
  const { scale, languages } = project
  const found = gradeOf(scale, grade)
  if (!found) return <GradeBadge mark={String(grade)} name={String(grade)} flag={flag} />
  const step = scale.grades.indexOf(found) / Math.max(1, scale.grades.length - 1)
  const name = localName(found.names, i18n.resolvedLanguage ?? 'en', languages)
  return <GradeBadge mark={found.key} name={flag ? `${name}, ${flag}` : name} step={step} flag={flag} />
}
