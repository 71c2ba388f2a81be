import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { OverviewCell } from '#contract/watch.ts'
import { groupBy } from '#core/group-by.ts'
import { useFormat } from '#i18n/use-format.ts'
import { useMarketName } from '../use-words.ts'
import styles from './overview.module.css'
import { type Place, placeKey, placeOf, type View } from './standing.ts'
import { useGapWords } from './use-gap-words.ts'
import { useGridKeys } from './use-grid-keys.ts'

interface Props {
  cells: OverviewCell[]
  view: View
  chosen: { language: string; market: string } | null
  onChoose: (language: string, market: string) => void
}

const shapes = { wrong: '▲', fine: '✓', unknown: '?' } as const

/** Languages by markets: each place says by its shape and in words how the projects in it stand, and leads to them. */
export function PlaceGrid({ cells, view, chosen, onChoose }: Props) {
  const { t } = useTranslation('watch')
  const format = useFormat()
  const words = useGapWords()
  const marketName = useMarketName()
  const { places, languages, markets } = useMemo(() => {
    const byPlace = groupBy(cells, ({ language, market }) => placeKey(language, market))
    const sorted = (codes: string[], name: (code: string) => string) =>
      [...new Set(codes)].sort((a, b) => name(a).localeCompare(name(b)))
    return {
      places: new Map([...byPlace].map(([key, rows]) => [key, placeOf(rows, view)])),
      languages: sorted(
        cells.map(({ language }) => language),
        format.language,
      ),
      markets: sorted(
        cells.map(({ market }) => market),
        marketName,
      ),
    }
  }, [cells, view, format, marketName])
  const placeAt = (language: string, market: string) => places.get(placeKey(language, market))
  const firstColumn = markets.findIndex((market) => placeAt(languages[0] ?? '', market))
  const { onKeyDown, place } = useGridKeys({ rows: languages.length, columns: markets.length }, [0, firstColumn])
  if (languages.length === 0) return <p>{t('overview.noCells')}</p>
  const button = (row: number, column: number, language: string, market: string, there: Place) => (
    <button
      type="button"
      {...place(row, column)}
      className={styles.place}
      data-standing={there.standing}
      aria-pressed={chosen?.language === language && chosen.market === market}
      aria-label={`${format.language(language)}, ${marketName(market)}: ${words.place(view, there)}`}
      onClick={() => onChoose(language, market)}
    >
      <i aria-hidden="true">{shapes[there.standing]}</i>
      {there.standing === 'wrong' && there.worst !== null && <span>{words.short(view, there.worst)}</span>}
    </button>
  )
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it hears the arrows of the buttons in it.
    <div className={styles.frame} onKeyDown={onKeyDown}>
      <table className={styles.grid} aria-label={t('overview.grid')}>
        <thead>
          <tr>
            <td />
            {markets.map((market) => (
              <th key={market} scope="col">
                <abbr title={marketName(market)}>{market || '–'}</abbr>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {languages.map((language, row) => (
            <tr key={language}>
              <th scope="row">{format.language(language)}</th>
              {markets.map((market, column) => {
                const there = placeAt(language, market)
                return <td key={market}>{there && button(row, column, language, market, there)}</td>
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
