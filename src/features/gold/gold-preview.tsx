import { useTranslation } from 'react-i18next'
import type { GoldPreview } from '#contract/gold.ts'
import type { Scale } from '#contract/project.ts'
import { useFormat } from '#i18n/use-format.ts'
import styles from './gold.module.css'
import { useGradeName } from './grade-name.ts'

/** What a bulk would make: how much, by language and grade, and what is left out. */
export function GoldPreviewBox({ preview, scale }: { preview: GoldPreview; scale: Scale }) {
  const { t } = useTranslation('gold')
  const format = useFormat()
  const grade = useGradeName(scale)
  const { items, already, languages, grades } = preview
  return (
    <section className={styles.preview} aria-live="polite">
      <h3>{t('previewTitle')}</h3>
      <p>{t('preview', { count: items })}</p>
      {already > 0 && <p>{t('already', { count: already })}</p>}
      {items > 0 && (
        <>
          <p>
            {t('byLanguage')}:{' '}
            {format.list(languages.map((one) => `${format.language(one.language)} ${format.number(one.items)}`))}
          </p>
          <p>
            {t('byGrade')}:{' '}
            <bdi>{format.list(grades.map((one) => `${grade(one.value)}: ${format.number(one.items)}`))}</bdi>
          </p>
        </>
      )}
    </section>
  )
}
