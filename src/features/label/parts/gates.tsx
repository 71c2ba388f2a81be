import { useQuery } from '@tanstack/react-query'
import { projectListOptions } from '#client/queries/projects.ts'
import { useStartTest } from '#client/queries/training.ts'
import type { Gate } from '#contract/training.ts'
import { GateList } from '#ui/gates/gate-list.tsx'

interface Props {
  projectId: string
  gates: readonly Gate[]
  /** A test has begun, or could not. */
  onStarted: () => void
}

/** What comes before the work in a project. */
export function ProjectGates({ projectId, gates, onStarted }: Props) {
  const start = useStartTest(projectId)
  return (
    <GateList
      gates={gates}
      isPending={start.isPending}
      onTest={(language) => start.mutate(language, { onSettled: onStarted })}
    />
  )
}

/** What comes before the work, project by project. */
export function AllGates({ onStarted }: Pick<Props, 'onStarted'>) {
  const { data } = useQuery(projectListOptions())
  const gated = (data?.projects ?? []).filter(({ gates }) => gates.length > 0)
  return gated.map(({ id, name, gates }) => (
    <section key={id}>
      <h2>
        <bdi>{name}</bdi>
      </h2>
      <ProjectGates projectId={id} gates={gates} onStarted={onStarted} />
    </section>
  ))
}
