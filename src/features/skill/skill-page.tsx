import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { addressOf } from '#client/call.ts'
import { ownSkillOptions } from '#client/queries/gold.ts'
import type { OwnSkill } from '#contract/gold.ts'
import { useFormat } from '#i18n/use-format.ts'
import { buttonClass } from '#ui/button-class.ts'
import { Notice } from '#ui/notice.tsx'
import { numberColumn } from '#ui/number-column.ts'
import { Page } from '#ui/page.tsx'
import { Problem } from '#ui/problem.tsx'
import { Skeleton } from '#ui/skeleton.tsx'
import { type Column, Table } from '#ui/table.tsx'
import { AnswersTable } from './answers-table.tsx'
import styles from './skill.module.css'

/** How one's skill is computed, and the retired gold to compute it again from. */
export function SkillPage() {
  const { t } = useTranslation(['skill', 'ui'])
  const format = useFormat()
  const own = useQuery(ownSkillOptions())
  const columns: Column<OwnSkill>[] = [
    {
      id: 'project',
      header: t('skill:project'),
      isRowHeader: true,
      csv: (row) => row.projectName,
      cell: (row) => <bdi>{row.projectName}</bdi>,
    },
    { id: 'language', header: t('skill:language'), cell: (row) => format.language(row.language) },
    numberColumn('count', t('skill:count'), ({ total }) => total, format.number),
    numberColumn('right', t('skill:right'), ({ correct }) => correct, format.number),
    numberColumn('skill', t('skill:skill'), ({ q }) => q, format.percent),
    {
      id: 'interval',
      header: t('skill:interval'),
      numeric: true,
      csv: { [t('ui:low')]: (row) => row.low, [t('ui:high')]: (row) => row.high },
      cell: (row) => `${format.percent(row.low)} – ${format.percent(row.high)}`,
    },
  ]
  return (
    <Page title={t('skill:title')}>
      <div className={styles.about}>
        <p>{t('skill:intro')}</p>
        <p className={styles.formula}>{t('skill:formula')}</p>
        <p>{t('skill:tolerance')}</p>
        <p>{t('skill:when')}</p>
        <p>{t('skill:standard')}</p>
      </div>
      {own.isPending && <Skeleton lines={6} />}
      <Problem error={own.error} />
      {own.data?.skills.length === 0 && <Notice kind="info">{t('skill:none')}</Notice>}
      {own.data && own.data.skills.length > 0 && (
        <>
          <section className={styles.part}>
            <h2>{t('skill:skills')}</h2>
            <Table
              label={t('skill:skills')}
              columns={columns}
              rows={own.data.skills}
              rowKey={(row) => `${row.projectId} ${row.language}`}
              empty={t('skill:none')}
              file="skills.csv"
            />
          </section>
          <section className={styles.part}>
            <h2>{t('skill:answers')}</h2>
            <p>
              <a className={buttonClass()} href={addressOf('skill.csv')} download>
                {t('skill:download')}
              </a>
            </p>
            <AnswersTable answers={own.data.answers} />
          </section>
        </>
      )}
    </Page>
  )
}
