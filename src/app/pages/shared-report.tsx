import { useParams } from '@tanstack/react-router'
import { SharedReportPage } from '#features/plan/shared-report-page.tsx'

/** A report that was shared, for whoever has the link. */
export function SharedReport() {
  const { token } = useParams({ from: '/shared/report/$token' })
  return <SharedReportPage token={token} />
}
