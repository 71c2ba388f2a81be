import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { safeItemsOptions } from '#client/queries/review.ts'
import type { SafeItem } from '#contract/review.ts'
import { Button } from '#ui/button.tsx'
import { MaskedTitle } from '#ui/content-hider/masked-title.tsx'
import { Dialog } from '#ui/dialog.tsx'
import { Skeleton } from '#ui/skeleton.tsx'
import { type Column, Table } from '#ui/table.tsx'
import { toast } from '#ui/toast.tsx'
import { ValueBadge } from '#ui/workbench/value-badge.tsx'
import styles from './review.module.css'
import { useReview } from './review-context.ts'

/** What can be accepted together, shown row by row first; one undo takes all of it back. */
export function SafeDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('review')
  const { project, session } = useReview()
  const safe = useQuery(safeItemsOptions(project.id))
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set())
  const items = safe.data?.items ?? []
  const taken = items.filter(({ resultId }) => !left.has(resultId))
  const badge = (value: number) => <ValueBadge scale={project.scale} languages={project.languages} value={value} />
  const toggle = (id: string) =>
    setLeft((old) => new Set(old.has(id) ? [...old].filter((other) => other !== id) : [...old, id]))
  const columns: Column<SafeItem>[] = [
    {
      id: 'take',
      header: '',
      cell: ({ resultId, title }) => (
        <input
          type="checkbox"
          aria-label={t('safe.take', { title })}
          checked={!left.has(resultId)}
          onChange={() => toggle(resultId)}
        />
      ),
    },
    {
      id: 'query',
      header: t('safe.query'),
      isRowHeader: true,
      cell: (row) => <bdi lang={row.language}>{row.query}</bdi>,
    },
    {
      id: 'result',
      header: t('safe.result'),
      cell: (row) => (row.title === '' ? <MaskedTitle /> : <bdi lang={row.language}>{row.title}</bdi>),
    },
    {
      id: 'labels',
      header: t('safe.labels'),
      cell: (row) => (
        <span className={styles.row}>
          {row.values.map((value, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: several people give the same grade
            <span key={at}>{badge(value)}</span>
          ))}
        </span>
      ),
    },
    { id: 'grade', header: t('safe.grade'), cell: (row) => badge(row.consensus) },
  ]
  const accept = () => {
    const undo = session.acceptAll(taken)
    toast({ text: t('safe.done', { count: taken.length }), onUndo: undo })
    onClose()
  }
  return (
    <Dialog title={t('safe.title')} isOpen onClose={onClose} size="large">
      <div className={styles.safe}>
        <p>{t('safe.why')}</p>
        {safe.isPending ? (
          <Skeleton lines={6} />
        ) : (
          <Table
            label={t('safe.title')}
            columns={columns}
            rows={items}
            rowKey={(row) => row.resultId}
            empty={t('safe.nothing')}
          />
        )}
        {taken.length > 0 && (
          <p>
            <Button variant="primary" onPress={accept}>
              {t('safe.accept', { count: taken.length })}
            </Button>
          </p>
        )}
      </div>
    </Dialog>
  )
}
