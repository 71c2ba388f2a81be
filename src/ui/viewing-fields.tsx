import { useTranslation } from 'react-i18next'
import type { ViewingPreferences } from '#contract/viewing.ts'
import { type Level, levels } from '#core/viewing.ts'
import { useFormat } from '#i18n/use-format.ts'
import { Select } from './select.tsx'
import { Switch } from './switch.tsx'

type Shown = Pick<ViewingPreferences, 'most' | 'grey' | 'size' | 'sound' | 'remaskSeconds' | 'hold' | 'breakMinutes'>

interface Props {
  value: Shown
  /** What may not be loosened. */
  ceiling: { most: Level; grey: boolean; sound: boolean }
  onChange: (change: Partial<Shown>) => void
}

/** What can be chosen where a time has a few usual lengths; one that is none of these stays in the list. */
const among = (usual: readonly number[], value: number | null) =>
  value === null || usual.includes(value) ? usual : [...usual, value].sort((a, b) => a - b)

/** How masked things are shown, whatever their category. */
export function ViewingFields({ value, ceiling, onChange }: Props) {
  const { t } = useTranslation(['care', 'viewing'])
  const format = useFormat()
  const time = (seconds: number) => ({ value: String(seconds), label: format.duration(seconds) })
  const off = { value: '', label: t('care:show.never') }
  return (
    <>
      <Select
        label={t('care:show.most')}
        description={t('care:show.mostHint')}
        value={String(value.most)}
        onChange={(most) => onChange({ most: Number(most) as Level })}
        options={levels
          .filter((level) => level <= ceiling.most)
          .map((level) => ({ value: String(level), label: `${level} · ${t(`viewing:level.${level}`)}` }))}
      />
      {!ceiling.grey && (
        <Switch isSelected={value.grey} onChange={(grey) => onChange({ grey })}>
          {t('care:show.grey')}
        </Switch>
      )}
      {ceiling.sound && (
        <Switch isSelected={value.sound} onChange={(sound) => onChange({ sound })}>
          {t('care:show.sound')}
        </Switch>
      )}
      <Select
        label={t('care:show.size')}
        value={value.size}
        onChange={(size) => onChange({ size })}
        options={(['small', 'medium', 'large'] as const).map((size) => ({
          value: size,
          label: t(`care:show.sizes.${size}`),
        }))}
      />
      <Select
        label={t('care:show.remask')}
        description={t('care:show.remaskHint')}
        value={value.remaskSeconds === null ? '' : String(value.remaskSeconds)}
        onChange={(seconds) => onChange({ remaskSeconds: seconds === '' ? null : Number(seconds) })}
        options={[...among([5, 10, 20, 30, 60, 120], value.remaskSeconds).map(time), off]}
      />
      <Switch isSelected={value.hold} onChange={(hold) => onChange({ hold })} description={t('care:show.holdHint')}>
        {t('care:show.hold')}
      </Switch>
      <Select
        label={t('care:show.break')}
        value={value.breakMinutes === null ? '' : String(value.breakMinutes)}
        onChange={(minutes) => onChange({ breakMinutes: minutes === '' ? null : Number(minutes) })}
        options={[
          ...among([25, 50, 75, 100], value.breakMinutes).map((minutes) => ({
            value: String(minutes),
            label: format.duration(minutes * 60),
          })),
          off,
        ]}
      />
    </>
  )
}
