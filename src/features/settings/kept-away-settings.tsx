import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { keptAwayOptions, useKeepAway } from '#client/queries/session.ts'
import type { KeptAway } from '#contract/session.ts'
import { Notice } from '#ui/notice.tsx'
import { TagsField } from '#ui/tags-field.tsx'
import { CategoryTable } from './category-table.tsx'
import styles from './settings.module.css'

/** What a person does not want to be given, without a reason; and the accounts whose content is theirs. */
export function KeptAwaySettings() {
  const { t } = useTranslation('settings')
  const { data } = useQuery(keptAwayOptions())
  const update = useKeepAway()
  if (!data) return null
  const save = (change: Partial<KeptAway>) => update.mutate({ ...data, ...change })
  const choose = (category: KeptAway['categories'][number], isChosen: boolean) => {
    const others = data.categories.filter((other) => other !== category)
    save({ categories: isChosen ? [...others, category] : others })
  }
  return (
    <section>
      <h2>{t('away.title')}</h2>
      <p className={styles.about}>{t('away.about')}</p>
      <CategoryTable optedOut={data.categories} onOptOut={choose} />
      <TagsField
        label={t('away.authors')}
        description={t('away.authorsHint')}
        value={data.authors}
        onChange={(authors) => save({ authors })}
        options={[]}
        normalise={(text) => text}
      />
      {update.isError && <Notice kind="error">{t('away.failed')}</Notice>}
    </section>
  )
}
