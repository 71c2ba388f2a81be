import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { projectOptions } from '#client/queries/projects.ts'
import type { ConsensusRule, TaskKind } from '#contract/project.ts'
import type { SafetySettings } from '#contract/safety.ts'
import { consensusRules } from '#contract/words.ts'
import { isPreference } from '#core/preference.ts'
import { asksMore } from '#core/safety.ts'
import { defaultSafety } from '#core/viewing-settings.ts'
import boxed from '#ui/boxed.module.css'
import { Page } from '#ui/page.tsx'
import { RadioGroup } from '#ui/radio-group.tsx'
import { Select } from '#ui/select.tsx'
import { Switch } from '#ui/switch.tsx'
import { DownloadButton, type ExportKind } from './download-button.tsx'
import styles from './export.module.css'
import { PreferenceResults } from './preference-results.tsx'
import { Sources } from './sources.tsx'

/** The files that fit what is judged; the first is offered first. */
function kindsOf(kind: TaskKind, safety: SafetySettings): readonly [ExportKind, ...ExportKind[]] {
  if (safety.mode === 'only') return ['safety']
  const more = asksMore(safety) ? (['safety'] as const) : []
  if (kind === 'sides') return ['preferences', 'labels', ...more]
  if (kind === 'pairwise') return ['ranking', 'preferences', 'crowd-kit', 'trec-prefs', 'labels', ...more]
  return ['qrels', 'grades', 'labels', ...more]
}

/** Taking labels out: which file, by which rule, and what counts. */
export function ExportPage({ projectId }: { projectId: string }) {
  const { t } = useTranslation(['export', 'projects'])
  const { data: project } = useQuery(projectOptions(projectId))
  const kinds = kindsOf(project?.kind ?? 'pointwise', project?.safety ?? defaultSafety)
  const [picked, setKind] = useState<ExportKind | null>(null)
  const [all, setAll] = useState(false)
  const kind = picked ?? kinds[0]
  const [chosen, setChosen] = useState<ConsensusRule | null>(null)
  const prefers = project !== undefined && isPreference(project.kind)
  const rule = chosen ?? project?.consensus ?? 'majority'
  return (
    <Page title={t('export:title')} above={project && <span dir="auto">{project.name}</span>}>
      <div className={`${boxed.sections} ${styles.page}`}>
        <section>
          <RadioGroup
            label={t('export:what')}
            value={kind}
            onChange={setKind}
            options={kinds.map((value) => ({
              value,
              label: t(`export:${value}`),
              description: t(`export:${value}Hint`),
            }))}
          />
          {prefers && kind !== 'labels' && kind !== 'safety' && (
            <Switch isSelected={all} onChange={setAll}>
              {t('export:all')}
            </Switch>
          )}
          {(kind === 'qrels' || kind === 'grades') && (
            <Select
              label={t('export:rule')}
              description={t(`export:ruleHint.${rule}`)}
              value={rule}
              onChange={setChosen}
              options={consensusRules.map((value) => ({ value, label: t(`projects:consensus.${value}`) }))}
            />
          )}
          <DownloadButton projectId={projectId} kind={kind} rule={rule} all={all} />
        </section>
        {prefers && <PreferenceResults projectId={projectId} all={all} />}
        <Sources projectId={projectId} />
      </div>
    </Page>
  )
}
