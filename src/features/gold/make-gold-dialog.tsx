import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { goldPreviewOptions, useMakeGold, useUndoGold } from '#client/queries/gold.ts'
import type { GoldOrigin, NewGold } from '#contract/gold.ts'
import type { Project } from '#contract/project.ts'
import { useFormat } from '#i18n/use-format.ts'
import { Button } from '#ui/button.tsx'
import buttonRow from '#ui/button-row.module.css'
import { Dialog } from '#ui/dialog.tsx'
import { NumberField } from '#ui/number-field.tsx'
import { Problem } from '#ui/problem.tsx'
import { RadioGroup } from '#ui/radio-group.tsx'
import { Select } from '#ui/select.tsx'
import { toast } from '#ui/toast.tsx'
import styles from './gold.module.css'
import { GoldFields } from './gold-fields.tsx'
import { GoldPreviewBox } from './gold-preview.tsx'
import { OriginFields } from './origin-fields.tsx'

const ways = ['decisions', 'source', 'result'] as const

const beginnings: Record<(typeof ways)[number], GoldOrigin | null> = {
  decisions: { from: 'decisions', days: 30 },
  source: null,
  result: null,
}

/** Making gold: from where, for what, how many; what it makes is shown before, and can be taken back after. */
export function MakeGoldDialog({ project, onClose }: { project: Project; onClose: () => void }) {
  const { t } = useTranslation(['gold', 'common'])
  const format = useFormat()
  const [way, setWay] = useState<(typeof ways)[number]>('decisions')
  const [origin, setOrigin] = useState(beginnings.decisions)
  const [language, setLanguage] = useState('')
  const [rest, setRest] = useState({ atMost: 100, tolerance: 0, reason: '', clause: null as string | null })
  const make = useMakeGold(project.id)
  const undo = useUndoGold(project.id)
  const isBulk = way !== 'result'
  const body: NewGold | null = origin && {
    ...{ origin, pool: 'production' as const, ...rest },
    languages: isBulk && language ? [language] : [],
    atMost: isBulk ? rest.atMost : 1,
  }
  const preview = useQuery(goldPreviewOptions(project.id, isBulk ? body : null))
  const create = () => {
    if (!body) return
    make.mutate(body, {
      onSuccess: ({ items, batchId }) => {
        toast({ text: t('gold:made', { count: items }), onUndo: () => undo.mutate(batchId) })
        onClose()
      },
    })
  }
  return (
    <Dialog title={t('gold:make')} isOpen onClose={onClose} size="large">
      <div className={styles.form}>
        <RadioGroup
          label={t('gold:from')}
          value={way}
          onChange={(next) => {
            setWay(next)
            setOrigin(beginnings[next])
          }}
          options={ways.map((value) => ({ value, label: t(`gold:ways.${value}`) }))}
        />
        <OriginFields key={way} project={project} way={way} origin={origin} onChange={setOrigin} />
        {isBulk && (
          <div className={styles.pair}>
            <Select
              label={t('gold:only')}
              value={language}
              onChange={setLanguage}
              options={['', ...project.languages].map((value) => ({
                value,
                label: value ? format.language(value) : t('gold:anyLanguage'),
              }))}
            />
            <NumberField
              label={t('gold:atMost')}
              minValue={1}
              maxValue={100_000}
              value={rest.atMost}
              onChange={(atMost) => setRest((old) => ({ ...old, atMost }))}
            />
          </div>
        )}
        <GoldFields
          projectId={project.id}
          value={rest}
          reasonHint={way === 'decisions' ? t('gold:reasonKept') : t('gold:reasonHint')}
          onChange={(part) => setRest((old) => ({ ...old, ...part }))}
        />
        {isBulk && body && preview.data && <GoldPreviewBox preview={preview.data} scale={project.scale} />}
        <Problem error={make.error ?? preview.error} />
        <div className={buttonRow.buttons}>
          <Button
            variant="primary"
            isDisabled={!body || (isBulk && !preview.data?.items)}
            isPending={make.isPending}
            onPress={create}
          >
            {t('gold:make')}
          </Button>
          <Button onPress={onClose}>{t('common:cancel')}</Button>
        </div>
      </div>
    </Dialog>
  )
}
