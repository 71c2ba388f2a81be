import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { ownExposureOptions } from '#client/queries/exposure.ts'
import { usePreferViewing, viewingPreferencesOptions } from '#client/queries/viewing.ts'
import type { KeptAway } from '#contract/session.ts'
import { safetyCategories } from '#contract/words.ts'
import { type Level, levels } from '#core/viewing.ts'
import boxed from '#ui/boxed.module.css'
import { Button } from '#ui/button.tsx'
import { Checkbox } from '#ui/checkbox.tsx'
import { Notice } from '#ui/notice.tsx'
import styles from './settings.module.css'

type Category = (typeof safetyCategories)[number]

interface Props {
  /** The categories that are not to be given at all. */
  optedOut: KeptAway['categories']
  onOptOut: (category: Category, isOut: boolean) => void
}

/** Each category: whether it is given at all, at which level it starts, and whether its words are shown from there on. */
export function CategoryTable({ optedOut, onOptOut }: Props) {
  const { t } = useTranslation(['care', 'settings', 'viewing'])
  const { data } = useQuery(viewingPreferencesOptions())
  const { data: exposure } = useQuery(ownExposureOptions())
  const prefer = usePreferViewing()
  if (!data) return null
  const { own, preferences, organisation } = data
  const chosen = (category: Category) =>
    own.byCategory?.[category] ?? preferences.byCategory[category] ?? { start: null, words: true }
  const change = (category: Category, part: { start?: Level | null; words?: boolean }) =>
    prefer.mutate({ ...own, byCategory: { ...own.byCategory, [category]: { ...chosen(category), ...part } } })
  const suggested = (exposure?.enough ?? []).filter(
    ({ category, level }) => !optedOut.includes(category) && level <= 2 && (chosen(category).start ?? 5) > level,
  )
  const name = (category: Category) => t(`settings:away.category.${category}`)
  return (
    <>
      {suggested.map(({ category, level }) => (
        <Notice key={category} kind="quiet">
          <p>{t('care:category.enough', { category: name(category), level })}</p>
          <Button onPress={() => change(category, { start: level })}>{t('care:category.startThere')}</Button>
        </Notice>
      ))}
      <ul className={boxed.rows}>
        {safetyCategories.map((category) => (
          <li key={category}>
            <Checkbox isSelected={optedOut.includes(category)} onChange={(isOut) => onOptOut(category, isOut)}>
              {name(category)}
            </Checkbox>
            {!optedOut.includes(category) && (
              <span className={styles.how}>
                <select
                  aria-label={t('care:category.start', { category: name(category) })}
                  value={chosen(category).start ?? ''}
                  onChange={({ target }) =>
                    change(category, { start: target.value === '' ? null : (Number(target.value) as Level) })
                  }
                >
                  <option value="">{t('care:category.asUsual')}</option>
                  {levels
                    .filter((level) => level <= Math.min(2, organisation.ceiling.most))
                    .map((level) => (
                      <option key={level} value={level}>
                        {level} · {t(`viewing:level.${level}`)}
                      </option>
                    ))}
                </select>
                <Checkbox isSelected={chosen(category).words} onChange={(words) => change(category, { words })}>
                  {t('care:category.words')}
                  <span className="visually-hidden">: {name(category)}</span>
                </Checkbox>
              </span>
            )}
          </li>
        ))}
      </ul>
    </>
  )
}
