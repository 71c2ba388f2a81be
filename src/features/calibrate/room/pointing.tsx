import { type RefObject, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useClauses } from '#client/queries/use-clauses.ts'
import type { Pointer, RoomItem } from '#contract/calibration.ts'
import { Button } from '#ui/button.tsx'
import { clock as printed } from '#ui/clock.ts'
import { Select } from '#ui/select.tsx'
import { toast } from '#ui/toast.tsx'
import { visibleBidi } from '#ui/visible-bidi.ts'
import styles from './room.module.css'
import { useRoom, useView } from './room-context.ts'

const fields = ['title', 'snippet', 'text'] as const

/** Where the selected words stand in the result; null where they are none of its. */
export function selectedSpan({ result }: RoomItem): Extract<Pointer, { kind: 'span' }> | null {
  const words = window.getSelection()?.toString().trim() ?? ''
  if (words === '' || result.masked) return null
  for (const field of fields) {
    const from = result[field].indexOf(words)
    if (from >= 0) return { kind: 'span', field, from, to: from + words.length }
  }
  return null
}

const clipIn = (stage: RefObject<HTMLElement | null>) => stage.current?.querySelector('video') ?? null

/** What the trainer points at, as each may see it: words, a time of the clip, a clause. Nothing plays and nothing is revealed by it. */
export function Pointed({ item, stage }: { item: RoomItem; stage: RefObject<HTMLElement | null> }) {
  const { t } = useTranslation('calibration')
  const { projectId } = useRoom()
  const { pointer } = useView().stage
  const clauses = useClauses(projectId) ?? []
  if (!pointer) return null
  if (pointer.kind === 'time')
    return (
      <p role="status" className={styles.pointed}>
        {t('room.point.atTime', { time: printed(pointer.ms / 1000) })}{' '}
        <Button
          onPress={() => {
            const clip = clipIn(stage)
            if (clip) clip.currentTime = pointer.ms / 1000
          }}
        >
          {t('room.point.go')}
        </Button>
      </p>
    )
  if (pointer.kind === 'clause')
    return (
      <p role="status" className={styles.pointed}>
        {t('room.point.at')} <mark>{clauses.find(({ id }) => id === pointer.clause)?.title ?? pointer.clause}</mark>
      </p>
    )
  if (item.result.masked)
    return (
      <p role="status" className={styles.pointed}>
        {t('room.point.masked')}
      </p>
    )
  return (
    <p role="status" className={styles.pointed}>
      {t('room.point.at')}{' '}
      <mark dir="auto">{visibleBidi(item.result[pointer.field].slice(pointer.from, pointer.to))}</mark>
    </p>
  )
}

/** How the trainer points. */
export function PointControls({ item, stage }: { item: RoomItem; stage: RefObject<HTMLElement | null> }) {
  const { t } = useTranslation('calibration')
  const { session, projectId } = useRoom()
  const { pointer } = useView().stage
  const clauses = useClauses(projectId) ?? []
  const [clause, setClause] = useState('')
  const point = (to: Pointer | null) => void session.act({ act: 'point', pointer: to })
  return (
    <details className={styles.pointing}>
      <summary>{t('room.point.title')}</summary>
      <Button
        onPress={() => {
          const span = selectedSpan(item)
          if (span) point(span)
          else toast({ text: t('room.point.select') })
        }}
      >
        {t('room.point.words')}
      </Button>
      {item.result.kind === 'video' && (
        <Button onPress={() => point({ kind: 'time', ms: Math.round((clipIn(stage)?.currentTime ?? 0) * 1000) })}>
          {t('room.point.time')}
        </Button>
      )}
      {clauses.length > 0 && (
        <Select
          label={t('room.point.clause')}
          value={clause}
          options={[
            { value: '', label: t('room.noClause') },
            ...clauses.map(({ id, title }) => ({ value: id, label: title })),
          ]}
          onChange={(id) => {
            setClause(id)
            point(id === '' ? null : { kind: 'clause', clause: id })
          }}
        />
      )}
      {pointer && <Button onPress={() => point(null)}>{t('room.point.clear')}</Button>}
    </details>
  )
}
