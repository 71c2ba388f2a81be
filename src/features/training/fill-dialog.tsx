import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useEmptyPool, useFillPool } from '#client/queries/training.ts'
import type { Filled, FillPool, Training } from '#contract/training.ts'
import { coursePools } from '#contract/words.ts'
import { useFormat } from '#i18n/use-format.ts'
import { Button } from '#ui/button.tsx'
import buttonRow from '#ui/button-row.module.css'
import { Dialog } from '#ui/dialog.tsx'
import { NumberField } from '#ui/number-field.tsx'
import { Problem } from '#ui/problem.tsx'
import { Select } from '#ui/select.tsx'
import { toast } from '#ui/toast.tsx'
import styles from './training.module.css'

const decided = 'decided'

/** Filling a pool from a source or from decisions, shown first; or emptying it. */
export function FillDialog({
  projectId,
  training,
  onClose,
}: {
  projectId: string
  training: Training
  onClose: () => void
}) {
  const { t } = useTranslation(['training', 'common'])
  const format = useFormat()
  const [draft, setDraft] = useState<Omit<FillPool, 'isTrial'>>({
    ...{ pool: 'training', language: training.languages[0]?.language ?? '', queries: 10, tolerance: 0 },
    sourceId: training.sources[0]?.id ?? null,
  })
  const [found, setFound] = useState<Filled | null>(null)
  const [emptying, setEmptying] = useState(false)
  const fill = useFillPool(projectId)
  const empty = useEmptyPool(projectId)
  const sizes = ({ queries, results }: Filled) => ({
    queries: format.number(queries),
    results: format.number(results),
  })
  const change = (differ: Partial<FillPool>) => {
    setDraft({ ...draft, ...differ })
    setFound(null)
    setEmptying(false)
  }
  const done = (filled: Filled) => {
    toast({ text: t('training:fill.done', sizes(filled)) })
    onClose()
  }
  const isReady = found !== null && found.queries > 0
  const press = () =>
    fill.mutate({ ...draft, isTrial: !isReady }, { onSuccess: (filled) => (isReady ? done(filled) : setFound(filled)) })
  return (
    <Dialog title={t('training:fill.title')} isOpen onClose={onClose}>
      <div className={styles.form}>
        <div className={styles.pair}>
          <Select
            label={t('training:fill.pool')}
            value={draft.pool}
            onChange={(pool) => change({ pool })}
            options={coursePools.map((value) => ({ value, label: t(`training:fill.pools.${value}`) }))}
          />
          <Select
            label={t('training:languages.language')}
            value={draft.language}
            onChange={(language) => change({ language })}
            options={training.languages.map(({ language }) => ({ value: language, label: format.language(language) }))}
          />
        </div>
        <Select
          label={t('training:fill.from')}
          value={draft.sourceId ?? decided}
          onChange={(value) => change({ sourceId: value === decided ? null : value })}
          options={[
            ...training.sources.map(({ id, name }) => ({ value: id, label: name })),
            { value: decided, label: `${t('training:fill.decided')} (${format.number(training.decided)})` },
          ]}
        />
        <div className={styles.pair}>
          <NumberField
            label={t('training:fill.queries')}
            minValue={1}
            maxValue={1000}
            value={draft.queries}
            onChange={(queries) => change({ queries: Math.round(queries) })}
          />
          <NumberField
            label={t('training:fill.tolerance')}
            minValue={0}
            maxValue={10}
            value={draft.tolerance}
            onChange={(tolerance) => change({ tolerance: Math.round(tolerance) })}
          />
        </div>
        <p className={styles.hint}>{t('training:fill.hint')}</p>
        <p role="status">
          {found && t(found.queries > 0 ? 'training:fill.found' : 'training:fill.none', sizes(found))}
        </p>
        {emptying && <p className={styles.hint}>{t('training:fill.emptyHint')}</p>}
        <Problem error={fill.error ?? empty.error} />
        <div className={buttonRow.buttons}>
          <Button variant="primary" isPending={fill.isPending} onPress={press}>
            {isReady ? t('training:fill.do') : t('training:fill.look')}
          </Button>
          <Button onPress={onClose}>{t('common:cancel')}</Button>
          <span className={buttonRow.grow} />
          <Button
            variant={emptying ? 'danger' : 'quiet'}
            isPending={empty.isPending}
            onPress={() => (emptying ? empty.mutate(draft, { onSuccess: done }) : setEmptying(true))}
          >
            {emptying ? t('training:fill.emptyReally') : t('training:fill.empty')}
          </Button>
        </div>
      </div>
    </Dialog>
  )
}
