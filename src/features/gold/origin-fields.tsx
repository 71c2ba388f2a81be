import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { goldCandidateOptions } from '#client/queries/gold.ts'
import { sourceOptions } from '#client/queries/sources.ts'
import type { GoldOrigin } from '#contract/gold.ts'
import type { Project } from '#contract/project.ts'
import { useFormat } from '#i18n/use-format.ts'
import { NumberField } from '#ui/number-field.tsx'
import { Select } from '#ui/select.tsx'
import { TextField } from '#ui/text-field.tsx'
import styles from './gold.module.css'
import { useGradeName } from './grade-name.ts'

interface Props {
  project: Project
  way: GoldOrigin['from']
  origin: GoldOrigin | null
  onChange: (origin: GoldOrigin | null) => void
}

/** Where the gold comes from, as each way needs it. */
export function OriginFields({ project, way, origin, onChange }: Props) {
  const { t } = useTranslation('gold')
  if (way === 'source') return <SourceField projectId={project.id} onChange={onChange} />
  if (way === 'result') return <ResultFields project={project} onChange={onChange} />
  return (
    <NumberField
      label={t('days')}
      minValue={1}
      maxValue={3650}
      value={origin?.from === 'decisions' ? origin.days : 30}
      onChange={(days) => onChange({ from: 'decisions', days })}
    />
  )
}

function SourceField({ projectId, onChange }: { projectId: string; onChange: Props['onChange'] }) {
  const { t } = useTranslation('gold')
  const format = useFormat()
  const { data } = useQuery(sourceOptions(projectId))
  const sources = data?.sources ?? []
  const [picked, setPicked] = useState<string | null>(null)
  const sourceId = picked ?? sources[0]?.id ?? null
  useEffect(() => onChange(sourceId ? { from: 'source', sourceId } : null), [sourceId, onChange])
  if (data && sources.length === 0) return <p className={styles.hint}>{t('noSource')}</p>
  return (
    <Select
      label={t('source')}
      value={sourceId ?? ''}
      onChange={setPicked}
      options={sources.map(({ id, name, labels }) => ({ value: id, label: `${name} (${format.number(labels)})` }))}
    />
  )
}

function ResultFields({ project, onChange }: { project: Project; onChange: Props['onChange'] }) {
  const { t } = useTranslation('gold')
  const grade = useGradeName(project.scale)
  const [text, setText] = useState('')
  const [picked, setPicked] = useState('')
  const [value, setValue] = useState<number | null>(null)
  const { data } = useQuery(goldCandidateOptions(project.id, text.trim()))
  const found = text.trim() === '' ? [] : (data?.candidates ?? [])
  const one = found.find(({ resultId }) => resultId === picked) ?? found[0]
  const chosen = value ?? one?.decided ?? project.scale.grades[0]?.value ?? 0
  const resultId = one?.resultId
  useEffect(() => onChange(resultId ? { from: 'result', resultId, value: chosen } : null), [resultId, chosen, onChange])
  return (
    <>
      <TextField label={t('find')} description={t('findHint')} type="search" value={text} onChange={setText} />
      {text.trim() !== '' && data && found.length === 0 && <p className={styles.hint}>{t('noneFound')}</p>}
      {one && (
        <div className={styles.pair}>
          <Select
            label={t('pick')}
            value={one.resultId}
            onChange={setPicked}
            options={found.map((result) => ({
              value: result.resultId,
              label: `${result.query} – ${result.title || result.docId}`,
              lang: result.language,
            }))}
          />
          <Select
            label={t('grade')}
            value={String(chosen)}
            onChange={(next) => setValue(Number(next))}
            options={project.scale.grades.map((step) => ({ value: String(step.value), label: grade(step.value) }))}
          />
        </div>
      )}
    </>
  )
}
