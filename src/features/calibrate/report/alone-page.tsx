import { useQuery } from '@tanstack/react-query'
import { sessionReportOptions } from '#client/queries/calibration.ts'
import { Page } from '#ui/page.tsx'
import { Skeleton } from '#ui/skeleton.tsx'
import { Problem } from '../problem.tsx'

interface Props {
  projectId: string
  sessionId: string
}

/** A session taken alone. */
export function AlonePage({ projectId, sessionId }: Props) {
  const { data, error, isPending } = useQuery(sessionReportOptions(projectId, sessionId))
  return (
    <Page title={data?.title ?? ''}>
      {isPending && <Skeleton lines={12} />}
      <Problem error={error} />
    </Page>
  )
}
