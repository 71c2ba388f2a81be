import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { BoardLanguage } from '#contract/watch.ts'
import { useFormat } from '#i18n/use-format.ts'
import { Chart } from '#ui/chart/chart.tsx'
import { sidesOf } from '#ui/chart/sides.ts'
import type { Draw } from '#ui/chart/use-drawing.ts'
import { numberColumn } from '#ui/number-column.ts'

/** How much of the wanted labels there is in each language; the furthest behind stands first. */
export function LanguageProgress({ languages }: { languages: BoardLanguage[] }) {
  const { t } = useTranslation('watch')
  const format = useFormat()
  const rows = useMemo(
    () =>
      languages
        .map(({ language, made, wanted }) => ({ language, made, wanted, share: wanted > 0 ? made / wanted : 0 }))
        .sort((a, b) => a.share - b.share),
    [languages],
  )
  const draw = useMemo<Draw>(
    () =>
      (plot, { width, isRtl }) => {
        const names = rows.map(({ language }) => format.language(language))
        const margin = Math.min(width / 2, 20 + 7 * Math.max(...names.map((name) => name.length)))
        const { margins, x, axis, anchor } = sidesOf(isRtl, margin)
        const tags = { y: 'language', insetTop: 3, insetBottom: 3 }
        return {
          ...margins,
          ...(isRtl ? { marginLeft: 56 } : { marginRight: 56 }),
          marginTop: 0,
          marginBottom: 4,
          x: { ...x, axis: null, domain: [0, 1] },
          y: { axis: null, domain: rows.map(({ language }) => language) },
          marks: [
            plot.axisY({ anchor: axis, label: null, tickSize: 0, tickFormat: format.language, fill: 'var(--ink)' }),
            plot.barX(rows, { ...tags, x1: 0, x2: 1, fill: 'var(--stone-2)' }),
            plot.barX(rows, {
              ...tags,
              x1: 0,
              x2: (row: { share: number }) => Math.min(1, row.share),
              fill: 'var(--edge)',
            }),
            plot.text(rows, {
              ...{ y: 'language', x: 1, textAnchor: anchor, dx: isRtl ? -8 : 8, fill: 'var(--ink)' },
              text: (row: { share: number }) => format.percent(Math.floor(row.share * 100) / 100),
            }),
          ],
        }
      },
    [rows, format],
  )
  const [last, first] = [rows[0], rows.at(-1)]
  if (!last || !first) return null
  const told = ({ language, share }: typeof last) => ({
    language: format.language(language),
    share: format.percent(Math.floor(share * 100) / 100),
  })
  return (
    <Chart
      title={t('picture.languages')}
      summary={
        rows.length === 1
          ? t('picture.oneLanguage', told(first))
          : t('picture.languagesSummary', {
              ...{ first: told(first).language, firstShare: told(first).share },
              ...{ last: told(last).language, lastShare: told(last).share },
            })
      }
      height={rows.length * 26 + 8}
      draw={draw}
      file="progress-by-language.csv"
      columns={[
        {
          id: 'language',
          header: t('column.language'),
          isRowHeader: true,
          cell: (row) => format.language(row.language),
        },
        numberColumn<(typeof rows)[number]>('made', t('column.made'), ({ made }) => made, format.number),
        numberColumn<(typeof rows)[number]>('wanted', t('column.wanted'), ({ wanted }) => wanted, format.number),
        numberColumn<(typeof rows)[number]>('share', t('column.share'), ({ share }) => share, format.percent),
      ]}
      rows={rows}
      rowKey={(row) => row.language}
    />
  )
}
