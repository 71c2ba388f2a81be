import type { ProjectPlan } from '#contract/plan.ts'

/** What a part of the form works on. */
export interface PlanPartProps {
  plan: ProjectPlan
  set: <K extends keyof ProjectPlan>(key: K) => (value: ProjectPlan[K]) => void
  /** The languages of the project, offered first. */
  languages: string[]
}
