import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { sourceOptions, useUpdateSource } from '#client/queries/sources.ts'
import { useFormat } from '#i18n/use-format.ts'
import { Switch } from '#ui/switch.tsx'
import styles from './export.module.css'

/** Imported sources, and whether each counts. */
export function Sources({ projectId }: { projectId: string }) {
  const { t } = useTranslation('export')
  const format = useFormat()
  const { data } = useQuery(sourceOptions(projectId))
  const update = useUpdateSource(projectId)
  if (!data) return null
  const waits = (id: string) =>
    update.isPending && update.variables.sourceId === id ? update.variables.counts : undefined
  return (
    <section>
      <h2>{t('sources')}</h2>
      <p className={styles.hint}>{data.sources.length > 0 ? t('sourcesHint') : t('noSources')}</p>
      {data.sources.map(({ id, name, labels, counts }) => (
        <Switch
          key={id}
          isSelected={waits(id) ?? counts}
          onChange={(next) => update.mutate({ sourceId: id, counts: next })}
        >
          <bdi>{t('sourceLabels', { name, labels: format.number(labels) })}</bdi>
        </Switch>
      ))}
    </section>
  )
}
