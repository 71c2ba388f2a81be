import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { seatableOptions } from '#client/queries/calibration.ts'
import { mostSeats } from '#contract/calibration-words.ts'
import { useFormat } from '#i18n/use-format.ts'
import { Button } from '#ui/button.tsx'
import { Checkbox } from '#ui/checkbox.tsx'
import { Problem } from '#ui/problem.tsx'
import { Skeleton } from '#ui/skeleton.tsx'
import { TextField } from '#ui/text-field.tsx'
import styles from './plan.module.css'

interface Props {
  projectId: string
  chosen: readonly string[]
  isMissing: boolean
  onChange: (personIds: string[]) => void
}

/** Who has a seat: members of the project, found by name or language. */
export function PeopleField({ projectId, chosen, isMissing, onChange }: Props) {
  const { t } = useTranslation('calibration')
  const format = useFormat()
  const { data, error } = useQuery(seatableOptions(projectId))
  const [text, setText] = useState('')
  const spoken = (languages: readonly string[]) => format.list(languages.map((one) => format.language(one)))
  const wanted = text.trim().toLowerCase()
  const shown = (data?.people ?? []).filter(({ name, languages }) =>
    `${name} ${spoken(languages)} ${languages.join(' ')}`.toLowerCase().includes(wanted),
  )
  const has = new Set(chosen)
  const rest = shown.filter(({ id }) => !has.has(id))
  if (error) return <Problem error={error} />
  if (!data) return <Skeleton lines={4} />
  return (
    <div className={styles.part}>
      <TextField
        label={t('plan.findPerson')}
        type="search"
        value={text}
        onChange={setText}
        error={isMissing && t('plan.peopleMissing')}
      />
      <div className={styles.head}>
        <p role="status">{t('plan.seats', { count: chosen.length, n: format.number(chosen.length) })}</p>
        {rest.length > 0 && (
          <Button onPress={() => onChange([...chosen, ...rest.map(({ id }) => id)].slice(0, mostSeats))}>
            {t(wanted === '' ? 'plan.all' : 'plan.allShown')}
          </Button>
        )}
        {chosen.length > 0 && <Button onPress={() => onChange([])}>{t('plan.nobody')}</Button>}
      </div>
      {shown.length === 0 && <p className={styles.quiet}>{t('plan.noPerson')}</p>}
      <ul className={styles.people}>
        {shown.map(({ id, name, languages }) => (
          <li key={id}>
            <Checkbox
              isSelected={has.has(id)}
              description={spoken(languages)}
              onChange={(isChosen) =>
                onChange(isChosen ? [...chosen, id].slice(0, mostSeats) : chosen.filter((one) => one !== id))
              }
            >
              <bdi>{name}</bdi>
            </Checkbox>
          </li>
        ))}
      </ul>
    </div>
  )
}
