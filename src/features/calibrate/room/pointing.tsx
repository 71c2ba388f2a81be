import { type RefObject, useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { useActionButton } from '#actions/use-action-button.ts'
import { useClauses } from '#client/queries/use-clauses.ts'
import type { Pointer, RoomItem } from '#contract/calibration.ts'
import type { Evidence } from '#contract/safety.ts'
import { Button } from '#ui/button.tsx'
import { clock as printed } from '#ui/clock.ts'
import { Kbd } from '#ui/kbd.tsx'
import { Select } from '#ui/select.tsx'
import { visibleBidi } from '#ui/visible-bidi.ts'
import { clipTime } from '#ui/workbench/evidence.ts'
import { markWords } from './mark-words.ts'
import styles from './pointing.module.css'
import { useRoom, useView } from './room-context.ts'

/** Selected words as something to point at; null where none are. */
export const pointerAt = (words: Evidence | null): Pointer | null => (words?.kind === 'span' ? words : null)

interface Props {
  item: RoomItem
  stage: RefObject<HTMLElement | null>
}

/** What the trainer points at, as each may see it: words, a time of the clip, a clause. Nothing plays and nothing is revealed by it. */
export function Pointed({ item, stage }: Props) {
  const { t } = useTranslation('calibration')
  const { projectId } = useRoom()
  const { pointer } = useView().stage
  const clauses = useClauses(projectId) ?? []
  useEffect(() => {
    if (pointer?.kind === 'span' && stage.current) return markWords(stage.current, pointer)
  }, [pointer, stage])
  if (!pointer) return null
  const go = () => {
    const clip = stage.current?.querySelector('video')
    if (clip && pointer.kind === 'time') clip.currentTime = pointer.ms / 1000
  }
  return (
    <p role="status" className={styles.pointed}>
      {pointer.kind === 'time' && (
        <>
          {t('room.point.atTime', { time: printed(pointer.ms / 1000) })}{' '}
          {item.result.masked || <Button onPress={go}>{t('room.point.go')}</Button>}
        </>
      )}
      {pointer.kind === 'clause' && (
        <>
          {t('room.point.at')}{' '}
          <mark dir="auto">{clauses.find(({ id }) => id === pointer.clause)?.title ?? pointer.clause}</mark>
        </>
      )}
      {pointer.kind === 'span' &&
        (item.result.masked ? (
          t('room.point.masked')
        ) : (
          <>
            {t('room.point.at')}{' '}
            <mark dir="auto">{visibleBidi(item.result[pointer.field].slice(pointer.from, pointer.to))}</mark>
          </>
        ))}
    </p>
  )
}

/** How the trainer points. */
export function PointControls({ item }: { item: RoomItem }) {
  const { t } = useTranslation('calibration')
  const { session, projectId } = useRoom()
  const { pointer } = useView().stage
  const words = useActionButton('leading.point')
  const clauses = useClauses(projectId) ?? []
  const point = (to: Pointer | null) => void session.act({ act: 'point', pointer: to })
  return (
    <section className={styles.pointing} aria-label={t('room.point.title')}>
      <Button aria-keyshortcuts={words['aria-keyshortcuts']} onPress={() => words.onPress()}>
        {t('room.point.words')} {words.keys[0] && <Kbd>{words.keys[0]}</Kbd>}
      </Button>
      {item.result.kind === 'video' && (
        <Button onPress={() => point({ kind: 'time', ms: clipTime() ?? 0 })}>{t('room.point.time')}</Button>
      )}
      {clauses.length > 0 && (
        <div className={styles.clause}>
          <Select
            label={t('room.point.clause')}
            value={pointer?.kind === 'clause' ? pointer.clause : ''}
            options={[
              { value: '', label: t('room.noClause') },
              ...clauses.map(({ id, title }) => ({ value: id, label: title })),
            ]}
            onChange={(id) => point(id === '' ? null : { kind: 'clause', clause: id })}
          />
        </div>
      )}
      {pointer && (
        <Button variant="bare" onPress={() => point(null)}>
          {t('room.point.clear')}
        </Button>
      )}
    </section>
  )
}
