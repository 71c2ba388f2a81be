import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { projectOptions } from '#client/queries/projects.ts'
import type { ConsensusRule } from '#contract/project.ts'
import { consensusRules } from '#contract/words.ts'
import { Page } from '#ui/page.tsx'
import { RadioGroup } from '#ui/radio-group.tsx'
import { Select } from '#ui/select.tsx'
import { DownloadButton } from './download-button.tsx'
import styles from './export.module.css'
import { Sources } from './sources.tsx'

const kinds = ['qrels', 'grades', 'labels'] as const

/** Taking labels out: which file, by which rule, and what counts. */
export function ExportPage({ projectId }: { projectId: string }) {
  const { t } = useTranslation(['export', 'projects'])
  const { data: project } = useQuery(projectOptions(projectId))
  const [kind, setKind] = useState<(typeof kinds)[number]>('qrels')
  const [chosen, setChosen] = useState<ConsensusRule | null>(null)
  const rule = chosen ?? project?.consensus ?? 'majority'
  return (
    <Page title={t('export:title')} above={project && <span dir="auto">{project.name}</span>}>
      <div className={styles.page}>
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
          {kind !== 'labels' && (
            <Select
              label={t('export:rule')}
              description={t(`export:ruleHint.${rule}`)}
              value={rule}
              onChange={setChosen}
              options={consensusRules.map((value) => ({ value, label: t(`projects:consensus.${value}`) }))}
            />
          )}
          <DownloadButton projectId={projectId} kind={kind} rule={rule} />
        </section>
        <Sources projectId={projectId} />
      </div>
    </Page>
  )
}
