import type { Ref } from 'react'
import type { Segment } from '#contract/basics.ts'
import type { RoomItem } from '#contract/calibration.ts'
import type { Level } from '#contract/viewing.ts'
import { QueryHeading } from '#ui/workbench/query-heading.tsx'
import { ResultPreview } from '#ui/workbench/result-preview.tsx'

interface Props {
  item: RoomItem
  projectId: string
  sessionId: string
  segment: Segment
  stage?: Ref<HTMLDivElement>
  onLevel?: (level: Level) => void
}

/** One item: the query, and its result as the person may see it. */
export function RoomItemView({ item, projectId, sessionId, segment, stage, onLevel }: Props) {
  const { n, query, result } = item
  return (
    <div ref={stage}>
      <QueryHeading as="h2" query={query} segment={segment} />
      <ResultPreview
        key={n}
        result={result}
        language={query.language}
        place={{ projectId, sessionId, n }}
        onLevel={onLevel}
      />
    </div>
  )
}
