import { useTranslation } from 'react-i18next'
import type { OwnExposure } from '#contract/exposure.ts'
import { useFormat } from '#i18n/use-format.ts'
import { numberColumn } from '#ui/number-column.ts'
import type { Column } from '#ui/table.tsx'

export type Seen = Pick<OwnExposure['days'][number], 'items' | 'hard' | 'seconds'>

/** The columns of what was looked at: items, the hard ones among them, and the weighted time. */
export function useSeenColumns<Row extends Seen>(): Column<Row>[] {
  const { t } = useTranslation('care')
  const format = useFormat()
  return [
    numberColumn('items', t('exposure.items'), ({ items }) => items, format.number),
    numberColumn('hard', t('exposure.hard'), ({ hard }) => hard, format.number),
    {
      ...numberColumn('seconds', t('exposure.seconds'), ({ seconds }) => seconds, format.duration),
      csv: { [`${t('exposure.seconds')} (s)`]: ({ seconds }) => Math.round(seconds) },
    },
  ]
}
