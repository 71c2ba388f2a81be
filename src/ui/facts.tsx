import { Fragment, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import styles from './facts.module.css'

/** Facts with their names; what nobody has said is said to be so. */
export function Facts({ rows }: { rows: readonly (readonly [name: string, value: ReactNode])[] }) {
  const { t } = useTranslation('plan')
  return (
    <dl className={styles.facts}>
      {rows.map(([name, value]) => (
        <Fragment key={name}>
          <dt>{name}</dt>
          <dd dir="auto">{value || <span className={styles.unsaid}>{t('unsaid')}</span>}</dd>
        </Fragment>
      ))}
    </dl>
  )
}
