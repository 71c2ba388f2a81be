import { type ReactNode, useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { changeLanguage } from '#i18n/init.ts'
import { languages } from '#i18n/languages.ts'
import { Logo } from '#ui/logo.tsx'
import { Select } from '#ui/select.tsx'
import styles from './account.module.css'

/** The quiet page around signing in: mark, title, content, and the choice of language. */
export function AccountFrame({ title, children }: { title: string; children: ReactNode }) {
  const { t, i18n } = useTranslation('account')
  useEffect(() => {
    document.title = `${title} · Touchstone`
  }, [title])
  return (
    <main className={styles.frame}>
      <p className={styles.brand}>
        <Logo /> Touchstone
      </p>
      <section className={styles.card}>
        <h1>{title}</h1>
        {children}
      </section>
      <Select
        label={t('language')}
        value={i18n.resolvedLanguage ?? 'en'}
        onChange={(code) => void changeLanguage(code)}
        options={languages.map(({ code, name }) => ({ value: code, label: name, lang: code }))}
      />
    </main>
  )
}
