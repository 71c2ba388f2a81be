import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Scale } from '#contract/project.ts'
import { scaleKinds } from '#contract/words.ts'
import { checkScale } from '#core/scale.ts'
import { languages as uiLanguages } from '#i18n/languages.ts'
import { useFormat } from '#i18n/use-format.ts'
import { Button } from '#ui/button.tsx'
import { Notice } from '#ui/notice.tsx'
import { Select } from '#ui/select.tsx'
import { GradeRow } from './grade-row.tsx'
import styles from './projects.module.css'
import { readyScale } from './template-texts.ts'

interface Props {
  scale: Scale
  languages: string[]
  isDisabled: boolean
  onChange: (scale: Scale) => void
}

const kindText = {
  'graded-0-3': 'graded3',
  'graded-0-4': 'graded4',
  binary: 'binary',
  esci: 'esci',
  'needs-met': 'needsMet',
  own: 'own',
  'preference-7': 'preference7',
  'preference-3': 'preference3',
} as const

const isPreferenceScale = (kind: Scale['kind']) => kind === 'preference-7' || kind === 'preference-3'

/** The scales to choose from: those of grades, or the one that a preference has. */
function offeredKinds(kind: Scale['kind']): readonly Scale['kind'][] {
  return isPreferenceScale(kind) ? [kind] : scaleKinds.filter((one) => !isPreferenceScale(one))
}

/** Which scale, and each grade's key, number, gain, name and description in one language at a time. */
export function ScaleEditor({ scale, languages, isDisabled, onChange }: Props) {
  const { t, i18n } = useTranslation(['projects', 'scales'])
  const format = useFormat()
  const [language, setLanguage] = useState(i18n.resolvedLanguage ?? 'en')
  const problems = checkScale(scale)
  const isEmpty = scale.grades.length === 0
  useEffect(() => {
    if (isEmpty) void readyScale(scale.kind).then(onChange)
  }, [isEmpty, scale.kind, onChange])
  const add = () => {
    const key =
      ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9'].find(
        (digit) => !scale.grades.some((grade) => grade.key === digit),
      ) ?? '0'
    const value = Math.max(-1, ...scale.grades.map((grade) => grade.value)) + 1
    const grade = {
      key,
      value,
      gain: Math.max(0, ...scale.grades.map((one) => one.gain), value),
      names: {},
      descriptions: {},
    }
    onChange({ kind: 'own', grades: [...scale.grades, grade] })
  }
  const offered = [...new Set([...languages, ...uiLanguages.map(({ code }) => code)])]
  return (
    <div className={styles.scale}>
      <div className={styles.pair}>
        <Select
          label={t('projects:scale.kind')}
          description={t(`scales:${kindText[scale.kind]}.description`)}
          value={scale.kind}
          isDisabled={isDisabled}
          onChange={(kind) =>
            void readyScale(kind).then((ready) => onChange(kind === 'own' ? { ...scale, kind } : ready))
          }
          options={offeredKinds(scale.kind).map((kind) => ({ value: kind, label: t(`scales:${kindText[kind]}.name`) }))}
        />
        <Select
          label={t('projects:scale.language')}
          description={t('projects:scale.languageHint')}
          value={language}
          onChange={setLanguage}
          options={offered.map((code) => ({ value: code, label: format.language(code) }))}
        />
      </div>
      <ol className={styles.grades}>
        {scale.grades.map((grade, i) => (
          <GradeRow
            key={String(i)}
            grade={grade}
            language={language}
            isDisabled={isDisabled}
            isFixed={isPreferenceScale(scale.kind)}
            onChange={(next) => onChange({ ...scale, grades: scale.grades.map((old, at) => (at === i ? next : old)) })}
            {...(scale.kind === 'own' &&
              scale.grades.length > 2 && {
                onRemove: () => onChange({ ...scale, grades: scale.grades.filter((_, at) => at !== i) }),
              })}
          />
        ))}
      </ol>
      {scale.kind === 'own' && scale.grades.length < 10 && (
        <Button onPress={add} isDisabled={isDisabled}>
          {t('projects:scale.add')}
        </Button>
      )}
      {!isEmpty && problems.length > 0 && (
        <Notice kind="warning">
          {problems.slice(0, 4).map((problem) => (
            <span key={`${problem.path.join('.')} ${problem.id}`} className={styles.problem}>
              {t('projects:scale.problemAt', {
                grade: Number(problem.path[1] ?? 0) + 1,
                problem: t(`projects:scale.problem.${problem.id}`),
              })}
            </span>
          ))}
        </Notice>
      )}
    </div>
  )
}
