import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ApiError } from '#client/call.ts'
import { useAddRun } from '#client/queries/runs.ts'
import { useUpload } from '#client/use-upload.ts'
import { useFormat } from '#i18n/use-format.ts'
import { Button } from '#ui/button.tsx'
import { Notice } from '#ui/notice.tsx'
import { Select } from '#ui/select.tsx'
import { TextField } from '#ui/text-field.tsx'
import { UploadDrop } from '#ui/upload-drop.tsx'
import styles from './runs.module.css'

/** A TREC run to take in: the file, a name, and the language where ids repeat. */
export function AddRun({ projectId, languages }: { projectId: string; languages: string[] }) {
  const { t } = useTranslation('runs')
  const format = useFormat()
  const [uploadId, setUploadId] = useState<string>()
  const [name, setName] = useState('')
  const [language, setLanguage] = useState('')
  const upload = useUpload(projectId, setUploadId)
  const add = useAddRun(projectId)
  const choose = (files: File[]) => {
    add.reset()
    upload.choose(files)
    if (name === '') setName((files[0]?.name ?? '').replace(/\.[a-z]{1,5}$/i, ''))
  }
  const take = () => {
    if (!uploadId) return
    add.mutate(
      { uploadId, name: name.trim(), language: language === '' ? null : language },
      {
        onSuccess: () => {
          upload.forget()
          setUploadId(undefined)
          setName('')
        },
      },
    )
  }
  return (
    <section className={styles.form}>
      <h2>{t('add.title')}</h2>
      <UploadDrop
        label={t('add.file')}
        hint={t('add.hint')}
        state={upload.state}
        onFiles={choose}
        onGoOn={upload.goOn}
      />
      <TextField label={t('add.name')} value={name} onChange={setName} maxLength={100} />
      {languages.length > 1 && (
        <Select
          label={t('add.language')}
          description={t('add.languageHint')}
          value={language}
          options={[
            { value: '', label: t('add.anyLanguage') },
            ...languages.map((value) => ({ value, label: format.language(value) })),
          ]}
          onChange={setLanguage}
        />
      )}
      <p>
        <Button variant="primary" isDisabled={!uploadId || name.trim() === ''} isPending={add.isPending} onPress={take}>
          {t('add.take')}
        </Button>
      </p>
      {add.isSuccess && <p role="status">{t('add.done', { name: add.data.name, count: add.data.queries })}</p>}
      {add.isError && <RunProblem error={add.error} />}
    </section>
  )
}

interface WrongLine {
  line: number
  problem: string
  detail: string
}

function RunProblem({ error }: { error: Error }) {
  const { t, i18n } = useTranslation(['errors', 'import', 'runs'])
  const format = useFormat()
  const id = error instanceof ApiError ? error.id : 'internal'
  const details = error instanceof ApiError ? (error.details as { lines?: WrongLine[] } | undefined) : undefined
  return (
    <Notice kind="error">
      {t(`errors:${id}`, { count: 60 })}
      {details?.lines && (
        <ul className={styles.lines}>
          {details.lines.map(({ line, problem, detail }) => (
            <li key={`${line} ${problem}`}>
              {t('runs:line', { line: format.number(line) })}{' '}
              {i18n.exists(`import:problem.${problem}`) ? t(`import:problem.${problem as 'bad-number'}`) : problem}{' '}
              <bdi>{detail}</bdi>
            </li>
          ))}
        </ul>
      )}
    </Notice>
  )
}
