import { useTranslation } from 'react-i18next'
import type { SupportLink } from '#contract/organisation.ts'
import { useFormat } from '#i18n/use-format.ts'
import styles from './support.module.css'

/** Where people find somebody to talk to: in their country and everywhere; where no country is said, all, with their countries. */
export function SupportLinks({ links, country }: { links: readonly SupportLink[]; country: string | null }) {
  const { t } = useTranslation('care')
  const format = useFormat()
  const own = country === null ? links : links.filter((link) => link.country === null || link.country === country)
  if (own.length === 0) return null
  return (
    <section className={styles.support}>
      <h3>{t('support.title')}</h3>
      <ul>
        {own.map((link) => (
          <li key={`${link.country} ${link.name} ${link.url} ${link.phone}`}>
            {link.url ? (
              <a href={link.url} target="_blank" rel="noreferrer" dir="auto">
                {link.name}
              </a>
            ) : (
              <bdi>{link.name}</bdi>
            )}
            {link.phone && (
              <a href={`tel:${link.phone.replaceAll(/[^+\d]/g, '')}`}>
                {t('support.call', { phone: `\u2066${link.phone}\u2069` })}
              </a>
            )}
            {country === null && (
              <span className={styles.country}>
                {link.country ? format.region(link.country) : t('support.everywhere')}
              </span>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
