import type { RefObject } from 'react'
import type { RoomItem } from '#contract/calibration.ts'
import type { Level } from '#contract/viewing.ts'
import { ResultPreview } from '#ui/workbench/result-preview.tsx'
import { PointControls, Pointed } from './pointing.tsx'
import styles from './room.module.css'
import { useLeads, useRoom, useView } from './room-context.ts'

interface Props {
  item: RoomItem
  stage: RefObject<HTMLDivElement | null>
  onLevel: (level: Level) => void
}

/** The item on the table as the person may see it, what the trainer points at in it, and for the trainer the ways to point. */
export function TableItem({ item, stage, onLevel }: Props) {
  const { projectId, sessionId } = useRoom()
  const { phase } = useView().stage
  const leads = useLeads()
  return (
    <>
      <Pointed item={item} stage={stage} />
      <div ref={stage} className={styles.preview}>
        <ResultPreview
          result={item.result}
          language={item.query.language}
          place={{ projectId, sessionId, n: item.n }}
          onLevel={onLevel}
        />
      </div>
      {leads && phase !== 'vote' && <PointControls item={item} />}
    </>
  )
}
