import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Training } from '#contract/training.ts'
import { useFormat } from '#i18n/use-format.ts'
import { Button } from '#ui/button.tsx'
import { type Column, Table } from '#ui/table.tsx'
import { TestDialog } from './test-dialog.tsx'
import styles from './training.module.css'

type Row = Training['languages'][number]

/** Per language: what is in the pools, and the test. Says where a requirement holds nobody up. */
export function LanguageTable({ projectId, training }: { projectId: string; training: Training }) {
  const { t } = useTranslation('training')
  const format = useFormat()
  const [setting, setSetting] = useState<Row | null>(null)
  const size = ({ queries, results }: Row['training']) =>
    t('languages.size', { queries: format.number(queries), results: format.number(results) })
  const testIs = ({ items, passMark, attempts }: NonNullable<Row['test']>) =>
    t('languages.testIs', {
      items: format.number(items),
      mark: format.percent(passMark),
      attempts: format.number(attempts),
    })
  const warning = (text: string | false) => text && <span className={styles.warn}>{text}</span>
  const columns: Column<Row>[] = [
    {
      id: 'language',
      header: t('languages.language'),
      isRowHeader: true,
      sortValue: ({ language }) => format.language(language),
      cell: ({ language }) => format.language(language),
    },
    {
      id: 'course',
      header: t('languages.course'),
      sortValue: (row) => row.training.results,
      csv: (row) => size(row.training),
      cell: (row) => (
        <>
          {size(row.training)}
          {warning(training.requireTraining && row.training.results === 0 && t('languages.nobodyCourse'))}
        </>
      ),
    },
    {
      id: 'pool',
      header: t('languages.pool'),
      sortValue: (row) => row.qualification.results,
      csv: (row) => size(row.qualification),
      cell: (row) => (
        <>
          {size(row.qualification)}
          {warning(row.test !== null && row.qualification.results < row.test.items && t('languages.tooFew'))}
        </>
      ),
    },
    {
      id: 'test',
      header: t('languages.test'),
      csv: ({ test }) => (test ? testIs(test) : t('languages.noTest')),
      cell: ({ test }) => (
        <>
          {test ? testIs(test) : t('languages.noTest')}
          {warning(training.requireQualification && !test && t('languages.nobodyTest'))}
        </>
      ),
    },
    {
      id: 'set',
      header: '',
      csv: {},
      cell: (row) => (
        <Button
          onPress={() => setSetting(row)}
          aria-label={t('languages.setTestNamed', { language: format.language(row.language) })}
        >
          {t('languages.setTest')}
        </Button>
      ),
    },
  ]
  return (
    <>
      <Table
        label={t('languages.title')}
        columns={columns}
        rows={training.languages}
        rowKey={({ language }) => language}
        empty={t('languages.empty')}
        file="training-by-language.csv"
      />
      {setting && (
        <TestDialog
          projectId={projectId}
          language={setting.language}
          test={setting.test}
          onClose={() => setSetting(null)}
        />
      )}
    </>
  )
}
