import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { goldOptions } from '#client/queries/gold.ts'
import type { GoldPool, GoldRow } from '#contract/gold.ts'
import type { Project } from '#contract/project.ts'
import { goldPools } from '#contract/words.ts'
import { useFormat } from '#i18n/use-format.ts'
import { Button } from '#ui/button.tsx'
import { Problem } from '#ui/problem.tsx'
import { Select } from '#ui/select.tsx'
import { Skeleton } from '#ui/skeleton.tsx'
import { EditGoldDialog } from './edit-gold-dialog.tsx'
import styles from './gold.module.css'
import { GoldTable } from './gold-table.tsx'
import { SumsTable } from './sums-table.tsx'

const any = 'any'

/** What gold there is: in sum, then item by item, with a filter. */
export function GoldTab({ project }: { project: Project }) {
  const { t } = useTranslation(['gold', 'common'])
  const format = useFormat()
  const [pool, setPool] = useState<GoldPool | typeof any>(any)
  const [language, setLanguage] = useState(any)
  const [state, setState] = useState<'active' | 'retired' | typeof any>('active')
  const [edited, setEdited] = useState<GoldRow | null>(null)
  const gold = useInfiniteQuery(
    goldOptions(project.id, {
      ...(pool !== any && { pool }),
      ...(language !== any && { language }),
      ...(state !== any && { state }),
    }),
  )
  const sums = gold.data?.pages[0]?.sums ?? []
  const rows = gold.data?.pages.flatMap((page) => page.rows) ?? []
  return (
    <>
      <p className={styles.hint}>{t('gold:about')}</p>
      {gold.isPending && <Skeleton lines={8} />}
      <Problem error={gold.error} />
      {gold.data && sums.length === 0 && <p>{t('gold:empty')}</p>}
      {sums.length > 0 && (
        <>
          <h2>{t('gold:sums')}</h2>
          <SumsTable sums={sums} />
          <p className={styles.hint}>{t('gold:fared')}</p>
          <div className={styles.filters}>
            <Select
              label={t('gold:pool')}
              value={pool}
              onChange={setPool}
              options={[any, ...goldPools].map((value) => ({
                value: value as GoldPool | typeof any,
                label: value === any ? t('gold:anyPool') : t(`gold:pools.${value as GoldPool}`),
              }))}
            />
            <Select
              label={t('gold:language')}
              value={language}
              onChange={setLanguage}
              options={[any, ...new Set(sums.map((sum) => sum.language))].map((value) => ({
                value,
                label: value === any ? t('gold:anyLanguage') : format.language(value),
              }))}
            />
            <Select
              label={t('gold:state')}
              value={state}
              onChange={setState}
              options={(['active', 'retired', any] as const).map((value) => ({
                value,
                label: value === any ? t('gold:anyState') : t(`gold:${value}`),
              }))}
            />
          </div>
          <GoldTable rows={rows} scale={project.scale} onEdit={setEdited} />
        </>
      )}
      {gold.hasNextPage && (
        <p>
          <Button onPress={() => void gold.fetchNextPage()} isPending={gold.isFetchingNextPage}>
            {t('common:more')}
          </Button>
        </p>
      )}
      {edited && <EditGoldDialog project={project} row={edited} onClose={() => setEdited(null)} />}
    </>
  )
}
