import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { candidateOptions } from '#client/queries/calibration.ts'
import { useClauses } from '#client/queries/use-clauses.ts'
import type { PickRequest } from '#contract/calibration.ts'
import { mostItems } from '#contract/calibration-words.ts'
import type { Project } from '#contract/project.ts'
import { useFormat } from '#i18n/use-format.ts'
import { Button } from '#ui/button.tsx'
import fields from '#ui/fields.module.css'
import { Problem } from '#ui/problem.tsx'
import { Select } from '#ui/select.tsx'
import { Skeleton } from '#ui/skeleton.tsx'
import { Tag } from '#ui/tag.tsx'
import { TextField } from '#ui/text-field.tsx'
import { useGradeNameIn } from '../use-grade-name.ts'
import type { DraftItem } from './draft.ts'
import { ItemWords } from './item-words.tsx'
import styles from './plan.module.css'

interface Props {
  project: Project
  items: readonly DraftItem[]
  onChange: (items: DraftItem[]) => void
}

type Way = PickRequest['pick']
const ways: readonly Way[] = ['disagreement', 'confusion', 'clause', 'search', 'random']

/** A new draw: any whole number that the server takes. */
const draw = () => Math.floor(Math.random() * 2_147_483_647)

/** Looks for results in one of five ways, and adds them to the items. */
export function ItemFinder({ project, items, onChange }: Props) {
  const { t } = useTranslation('calibration')
  const [way, setWay] = useState<Way>('disagreement')
  const [request, setRequest] = useState<PickRequest | null>({ pick: 'disagreement' })
  const choose = (next: Way) => {
    setWay(next)
    setRequest(next === 'disagreement' ? { pick: next } : next === 'random' ? { pick: next, seed: draw() } : null)
  }
  return (
    <>
      <div className={fields.pair}>
        <Select
          label={t('plan.find.by')}
          description={t(`plan.find.hint.${way}`)}
          value={way}
          onChange={choose}
          options={ways.map((one) => ({ value: one, label: t(`plan.find.way.${one}`) }))}
        />
        {way === 'search' && <SearchField onChange={setRequest} />}
        {way === 'clause' && <ClauseField projectId={project.id} onChange={setRequest} />}
        {way === 'confusion' && <GradesFields project={project} onChange={setRequest} />}
      </div>
      {way === 'random' && (
        <Button className={styles.start} onPress={() => setRequest({ pick: 'random', seed: draw() })}>
          {t('plan.find.again')}
        </Button>
      )}
      {request && <Found project={project} request={request} items={items} onChange={onChange} />}
    </>
  )
}

type Ask = (request: PickRequest | null) => void

function SearchField({ onChange }: { onChange: Ask }) {
  const { t } = useTranslation('calibration')
  const [text, setText] = useState('')
  useEffect(() => {
    const timer = setTimeout(() => onChange(text.trim() === '' ? null : { pick: 'search', text: text.trim() }), 250)
    return () => clearTimeout(timer)
  }, [text, onChange])
  return <TextField label={t('plan.find.text')} type="search" maxLength={200} value={text} onChange={setText} />
}

function ClauseField({ projectId, onChange }: { projectId: string; onChange: Ask }) {
  const { t } = useTranslation('calibration')
  const clauses = useClauses(projectId)
  const [picked, setPicked] = useState<string | null>(null)
  const clause = picked ?? clauses?.[0]?.id ?? null
  useEffect(() => onChange(clause === null ? null : { pick: 'clause', clause }), [clause, onChange])
  if (clauses?.length === 0) return <p className={styles.quiet}>{t('plan.find.noClauses')}</p>
  return (
    <Select
      label={t('plan.find.clause')}
      value={clause ?? ''}
      onChange={setPicked}
      options={(clauses ?? []).map(({ id, title }) => ({ value: id, label: title }))}
    />
  )
}

function GradesFields({ project, onChange }: { project: Project; onChange: Ask }) {
  const { t } = useTranslation('calibration')
  const nameOf = useGradeNameIn(project)
  const grades = project.scale.grades.map(({ value }) => value).sort((a, b) => a - b)
  const [one, setOne] = useState(grades.at(-2) ?? 0)
  const [other, setOther] = useState(grades.at(-1) ?? 0)
  useEffect(
    () => onChange(one === other ? null : { pick: 'confusion', values: [Math.min(one, other), Math.max(one, other)] }),
    [one, other, onChange],
  )
  const options = grades.map((value) => ({ value: String(value), label: nameOf(value) }))
  return (
    <>
      <Select
        label={t('plan.find.one')}
        value={String(one)}
        onChange={(value) => setOne(Number(value))}
        options={options}
      />
      <Select
        label={t('plan.find.other')}
        value={String(other)}
        onChange={(value) => setOther(Number(value))}
        options={options}
      />
    </>
  )
}

/** What was found, each with a button that makes it an item. */
function Found({ project, request, items, onChange }: Props & { request: PickRequest }) {
  const { t } = useTranslation('calibration')
  const format = useFormat()
  const { data, error, isFetching } = useQuery(candidateOptions(project.id, request))
  const candidates = data?.candidates ?? []
  const chosen = new Set(items.map(({ resultId }) => resultId))
  const fresh = candidates.filter(({ resultId }) => !chosen.has(resultId))
  const room = mostItems - items.length
  const add = (some: typeof candidates) =>
    onChange([...items, ...some.slice(0, room).map((one) => ({ ...one, pick: request.pick }))])
  if (error) return <Problem error={error} />
  if (!data) return <Skeleton lines={4} />
  return (
    <div className={styles.part} aria-busy={isFetching}>
      <div className={styles.head}>
        <h3>{t('plan.find.found', { count: candidates.length, n: format.number(candidates.length) })}</h3>
        {fresh.length > 1 && room > 0 && (
          <Button onPress={() => add(fresh)}>
            {t('plan.find.addAll', {
              count: Math.min(room, fresh.length),
              n: format.number(Math.min(room, fresh.length)),
            })}
          </Button>
        )}
      </div>
      {candidates.length === 0 && <p className={styles.quiet}>{t('plan.find.none')}</p>}
      {candidates.length > 0 && (
        <ul className={styles.found} aria-label={t('plan.find.list')}>
          {candidates.map((one) => (
            <li key={one.resultId}>
              <ItemWords item={one} />
              {chosen.has(one.resultId) ? (
                <Tag>{t('plan.find.added')}</Tag>
              ) : (
                <Button
                  isDisabled={room <= 0}
                  aria-label={t('plan.find.addOne', { query: one.query, title: one.title || one.docId })}
                  onPress={() => add([one])}
                >
                  {t('plan.find.add')}
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
