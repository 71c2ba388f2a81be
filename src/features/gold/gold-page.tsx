import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { projectOptions } from '#client/queries/projects.ts'
import { Button } from '#ui/button.tsx'
import { Page } from '#ui/page.tsx'
import { Tabs } from '#ui/tabs.tsx'
import styles from './gold.module.css'
import { GoldTab } from './gold-tab.tsx'
import { MakeGoldDialog } from './make-gold-dialog.tsx'
import { SkillTab } from './skill-tab.tsx'

/** Gold of a project, and what it says of people; a reviewer sees the latter alone. */
export function GoldPage({ projectId }: { projectId: string }) {
  const { t } = useTranslation(['gold'])
  const { data: project } = useQuery(projectOptions(projectId))
  const [tab, setTab] = useState<'items' | 'skills'>('items')
  const [isMaking, setMaking] = useState(false)
  const reads = project?.roles.some((role) => role === 'owner' || role === 'trainer') ?? false
  const shown = reads ? tab : 'skills'
  const tabs = (['items', 'skills'] as const).filter((value) => reads || value === 'skills')
  return (
    <Page
      title={t('gold:title')}
      above={project && <span dir="auto">{project.name}</span>}
      actions={
        reads && (
          <Button variant="primary" aria-haspopup="dialog" onPress={() => setMaking(true)}>
            {t('gold:make')}
          </Button>
        )
      }
    >
      {project && (
        <Tabs
          label={t('gold:parts')}
          value={shown}
          onChange={setTab}
          tabs={tabs.map((value) => ({ value, label: t(`gold:${value}`) }))}
        >
          <div className={styles.part}>
            {shown === 'items' ? <GoldTab project={project} /> : <SkillTab project={project} />}
          </div>
        </Tabs>
      )}
      {project && isMaking && <MakeGoldDialog project={project} onClose={() => setMaking(false)} />}
    </Page>
  )
}
