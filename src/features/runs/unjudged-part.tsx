import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { unjudgedOptions, useJudgeUnjudged } from '#client/queries/run-evaluation.ts'
import type { Unjudged } from '#contract/runs.ts'
import { useFormat } from '#i18n/use-format.ts'
import { Button } from '#ui/button.tsx'
import { NumberField } from '#ui/number-field.tsx'
import { Problem } from '#ui/problem.tsx'
import { saveText } from '#ui/save-text.ts'
import { Skeleton } from '#ui/skeleton.tsx'
import { Table } from '#ui/table.tsx'
import styles from './runs.module.css'

/** The documents at the top of the runs that have no grade, and getting them graded. */
export function UnjudgedPart({ projectId }: { projectId: string }) {
  const { t } = useTranslation(['runs'])
  const [k, setK] = useState(10)
  const { data, error } = useQuery(unjudgedOptions(projectId, k))
  const found = data?.unjudged
  const judge = useJudgeUnjudged(projectId)
  return (
    <section>
      <h2>{t('runs:unjudged.title')}</h2>
      <div className={styles.number}>
        <NumberField
          label={t('runs:unjudged.field')}
          value={k}
          minValue={1}
          maxValue={1000}
          onChange={(value) => {
            setK(Math.round(value))
            judge.reset()
          }}
        />
      </div>
      <Problem error={error} />
      {!found && !error && <Skeleton lines={3} />}
      {data?.isComputing && <p role="status">{t('runs:computing')}</p>}
      {found && <Found found={found} k={k} />}
      {found && found.waiting + found.elsewhere > 0 && (
        <p>
          <Button variant="primary" isPending={judge.isPending} onPress={() => judge.mutate(k)}>
            {t('runs:unjudged.do')}
          </Button>
        </p>
      )}
      {judge.isSuccess && (
        <p role="status">
          {t('runs:unjudged.first', { count: judge.data.first })} {t('runs:unjudged.made', { count: judge.data.made })}
        </p>
      )}
      <Problem error={judge.error} />
    </section>
  )
}

function Found({ found: { waiting, elsewhere, unknown, missing }, k }: { found: Unjudged; k: number }) {
  const { t } = useTranslation('runs')
  const format = useFormat()
  const count = waiting + elsewhere + unknown
  if (count === 0) return <p>{t('unjudged.none', { k: format.number(k) })}</p>
  return (
    <>
      <p>{t('unjudged.count', { count, k: format.number(k) })}</p>
      <ul className={styles.kinds}>
        {waiting > 0 && <li>{t('unjudged.waiting', { count: waiting })}</li>}
        {elsewhere > 0 && <li>{t('unjudged.elsewhere', { count: elsewhere })}</li>}
        {unknown > 0 && <li>{t('unjudged.unknown', { count: unknown })}</li>}
      </ul>
      {missing.length > 0 && <Missing missing={missing} isPart={missing.length < unknown} />}
    </>
  )
}

function Missing({ missing, isPart }: Pick<Unjudged, 'missing'> & { isPart: boolean }) {
  const { t } = useTranslation('runs')
  const text = missing.map(({ queryId, docId }) => `${queryId}\t${docId}\n`).join('')
  return (
    <details className={styles.details}>
      <summary>{isPart ? t('unjudged.missingPart', { count: missing.length }) : t('unjudged.missing')}</summary>
      <Table
        label={t('unjudged.missing')}
        columns={[
          { id: 'query', header: t('column.queryId'), cell: ({ queryId }) => <bdi>{queryId}</bdi> },
          { id: 'doc', header: t('column.docId'), isRowHeader: true, cell: ({ docId }) => <bdi>{docId}</bdi> },
        ]}
        rows={missing}
        rowKey={({ queryId, docId }) => `${queryId} ${docId}`}
        empty=""
      />
      <p>
        <Button onPress={() => saveText('missing.txt', text)}>{t('unjudged.download')}</Button>
      </p>
    </details>
  )
}
