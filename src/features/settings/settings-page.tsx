import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { sessionOptions, useUpdateMe } from '#client/queries/session.ts'
import type { SettingsPatch } from '#contract/session.ts'
import { changeLanguage } from '#i18n/init.ts'
import { languages } from '#i18n/languages.ts'
import boxed from '#ui/boxed.module.css'
import { Page } from '#ui/page.tsx'
import { Select } from '#ui/select.tsx'
import { Switch } from '#ui/switch.tsx'
import { setTheme } from '#ui/theme.ts'
import { KeptAwaySettings } from './kept-away-settings.tsx'
import { PasswordForm } from './password-form.tsx'
import styles from './settings.module.css'
import { ViewingSettings } from './viewing-settings.tsx'

/** A person's own settings; each takes effect at once and is kept with the account. */
export function SettingsPage() {
  const { t, i18n } = useTranslation('settings')
  const { data: session } = useQuery(sessionOptions())
  const update = useUpdateMe()
  const settings = session?.me?.settings
  if (!settings) return null
  const save = (patch: SettingsPatch) => update.mutate(patch)
  return (
    <Page title={t('title')}>
      <div className={`${boxed.sections} ${styles.settings}`}>
        <section>
          <h2>{t('look')}</h2>
          <Select
            label={t('language')}
            value={i18n.resolvedLanguage ?? 'en'}
            onChange={(uiLanguage) => {
              void changeLanguage(uiLanguage)
              save({ uiLanguage })
            }}
            options={languages.map(({ code, name }) => ({ value: code, label: name, lang: code }))}
          />
          <Select
            label={t('theme')}
            value={settings.theme}
            onChange={(theme) => {
              setTheme(theme)
              save({ theme })
            }}
            options={(['system', 'light', 'dark'] as const).map((value) => ({ value, label: t(`themes.${value}`) }))}
          />
        </section>
        <section>
          <h2>{t('keys')}</h2>
          <Switch
            isSelected={settings.keyHints}
            onChange={(keyHints) => save({ keyHints })}
            description={t('keyHintsHint')}
          >
            {t('keyHints')}
          </Switch>
          <Switch
            isSelected={settings.letterKeys}
            onChange={(letterKeys) => save({ letterKeys })}
            description={t('letterKeysHint')}
          >
            {t('letterKeys')}
          </Switch>
        </section>
        <ViewingSettings />
        <KeptAwaySettings />
        <section>
          <h2>{t('password')}</h2>
          <PasswordForm />
        </section>
      </div>
    </Page>
  )
}
