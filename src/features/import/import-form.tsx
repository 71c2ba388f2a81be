import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ApiError } from '#client/call.ts'
import { previewOptions, useStartImport } from '#client/queries/imports.ts'
import type { ImportField } from '#contract/imports.ts'
import type { Project, TaskKind } from '#contract/project.ts'
import { isPreference } from '#core/preference.ts'
import { Button } from '#ui/button.tsx'
import { Notice } from '#ui/notice.tsx'
import { NumberField } from '#ui/number-field.tsx'
import { Problem } from '#ui/problem.tsx'
import { RadioGroup } from '#ui/radio-group.tsx'
import { Skeleton } from '#ui/skeleton.tsx'
import styles from './import.module.css'
import { Mapping, useMappingProblem } from './mapping.tsx'
import { PlaceFields } from './place-fields.tsx'
import { UploadField } from './upload-field.tsx'

type Part = 'rows' | 'topics' | 'run' | 'documents' | 'qrels' | 'prefs'

/** The TREC files that a project of a kind takes. */
function trecPartsOf(kind: TaskKind): readonly Part[] {
  if (kind === 'pairwise') return ['topics', 'run', 'documents', 'prefs']
  return kind === 'sides' ? ['topics', 'run', 'documents'] : ['topics', 'run', 'documents', 'qrels']
}

/** Files, what their columns hold, and for which language and market. */
export function ImportForm({ project, onStarted }: { project: Project; onStarted: (importId: string) => void }) {
  const { t } = useTranslation(['import', 'errors'])
  const [kind, setKind] = useState<'table' | 'trec'>('table')
  const [files, setFiles] = useState<Partial<Record<Part, string>>>({})
  const [place, setPlace] = useState({
    language: project.languages[0] ?? 'en',
    // One of many would be a guess that nobody notices.
    market: (project.markets.length === 1 && project.markets[0]) || '',
  })
  const [chosen, setChosen] = useState<{ file: string; mapping: ImportField[] } | null>(null)
  const preview = useQuery({
    ...previewOptions(project.id, files.rows ?? ''),
    enabled: kind === 'table' && files.rows !== undefined,
  })
  const [pairsOf, setPairsOf] = useState(4)
  const start = useStartImport(project.id)
  const mapping = chosen && chosen.file === files.rows ? chosen.mapping : (preview.data?.mapping ?? [])
  const problem = useMappingProblem(mapping, project.kind)
  // Where the file names results and no pairs, pairs are made of them.
  const makesPairs =
    project.kind === 'pairwise' && (kind === 'trec' ? files.run !== undefined : mapping.includes('docId'))
  const ready = kind === 'trec' ? files.topics && (files.run || files.prefs) : preview.data && !problem
  const set = (part: Part) => (id: string | undefined) => setFiles((old) => ({ ...old, [part]: id }))
  const rowsHint = isPreference(project.kind)
    ? t(project.kind === 'sides' ? 'import:file.rowsHintSides' : 'import:file.rowsHintPairs')
    : undefined
  const submit = () => {
    const format = kind === 'trec' ? 'trec' : (preview.data?.format ?? 'csv')
    const columns = kind === 'trec' ? [] : (preview.data?.columns ?? [])
    const given = kind === 'trec' ? { ...files, rows: undefined } : { rows: files.rows }
    start.mutate(
      {
        format,
        files: given,
        mapping: kind === 'trec' ? [] : mapping,
        columns,
        ...place,
        ...(makesPairs && { pairsOf }),
      },
      { onSuccess: ({ id }) => onStarted(id) },
    )
  }
  return (
    <div className={styles.form}>
      <p>{t('import:intro')}</p>
      <RadioGroup
        label={t('import:kind.label')}
        value={kind}
        onChange={setKind}
        options={(['table', 'trec'] as const).map((value) => ({ value, label: t(`import:kind.${value}`) }))}
      />
      {kind === 'table' && (
        <UploadField key="rows" projectId={project.id} part="rows" hint={rowsHint} onUploaded={set('rows')} />
      )}
      {kind === 'trec' &&
        trecPartsOf(project.kind).map((part) => (
          <UploadField key={part} projectId={project.id} part={part} onUploaded={set(part)} />
        ))}
      {kind === 'table' && preview.isFetching && <Skeleton lines={4} />}
      <Problem error={preview.error} />
      {kind === 'table' && preview.data && (
        <Mapping
          preview={preview.data}
          mapping={mapping}
          kind={project.kind}
          onChange={(next) => setChosen({ file: files.rows ?? '', mapping: next })}
        />
      )}
      {makesPairs && (
        <NumberField
          label={t('import:pairsOf')}
          description={t('import:pairsOfHint')}
          minValue={2}
          maxValue={20}
          value={pairsOf}
          onChange={setPairsOf}
        />
      )}
      <PlaceFields project={project} value={place} onChange={setPlace} />
      {kind === 'table' && preview.data && problem && <Notice kind="warning">{problem}</Notice>}
      {start.error instanceof ApiError && <Notice kind="error">{t(`errors:${start.error.id}`, { count: 60 })}</Notice>}
      <Button
        variant="primary"
        className={styles.start}
        isDisabled={!ready}
        isPending={start.isPending}
        onPress={submit}
      >
        {t('import:start')}
      </Button>
    </div>
  )
}
