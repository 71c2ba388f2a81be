import { useParams } from '@tanstack/react-router'
import { BoardPage } from '#features/watch/board-page.tsx'
import { RisksPage } from '#features/watch/risks-page.tsx'

/** The board of the project in the address. */
export function Board() {
  const { projectId } = useParams({ from: '/inside/projects/$projectId' })
  return <BoardPage key={projectId} projectId={projectId} />
}

/** Its register of risks. */
export function Risks() {
  const { projectId } = useParams({ from: '/inside/projects/$projectId' })
  return <RisksPage key={projectId} projectId={projectId} />
}
