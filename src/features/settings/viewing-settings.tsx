import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { sessionOptions, useUpdateMe } from '#client/queries/session.ts'
import { usePreferViewing, viewingPreferencesOptions } from '#client/queries/viewing.ts'
import type { ViewingPreferences } from '#contract/viewing.ts'
import { useFormat } from '#i18n/use-format.ts'
import { Notice } from '#ui/notice.tsx'
import { Select } from '#ui/select.tsx'
import { SupportLinks } from '#ui/support/support-links.tsx'
import { Switch } from '#ui/switch.tsx'
import { ViewingFields } from '#ui/viewing-fields.tsx'
import styles from './settings.module.css'

/** The choices of an own limit below the organisation's; one that is none of these stays in the list. */
function limits(steps: readonly number[], most: number | null, own: number | null): number[] {
  const below = steps.filter((step) => most === null || step < most)
  return own === null || below.includes(own) ? below : [...below, own].sort((a, b) => a - b)
}

/** How this person wants to see masked things; each choice is in force at once. */
export function ViewingSettings() {
  const { t } = useTranslation('care')
  const format = useFormat()
  const { data } = useQuery(viewingPreferencesOptions())
  const prefer = usePreferViewing()
  if (!data) return null
  const { preferences, own, organisation } = data
  const save = (change: Partial<ViewingPreferences>) => prefer.mutate({ ...own, ...change })
  const { secondsPerDay, hardPerDay } = organisation.limits
  const asAll = (most: string | null) => ({
    value: '',
    label: most === null ? t('show.noLimit') : t('show.asAll', { most }),
  })
  return (
    <section>
      <h2>{t('show.title')}</h2>
      <p className={styles.about}>
        {t('show.about')} <Link to="/exposure">{t('exposure.title')}</Link>
      </p>
      <ViewingFields value={preferences} ceiling={organisation.ceiling} onChange={save} />
      <Switch
        isSelected={preferences.sealed}
        onChange={(sealed) => save({ sealed })}
        description={t('show.sealedHint')}
      >
        {t('show.sealed')}
      </Switch>
      <Select
        label={t('show.secondsPerDay')}
        description={t('show.limitHint')}
        value={preferences.secondsPerDay === null ? '' : String(preferences.secondsPerDay)}
        onChange={(seconds) => save({ secondsPerDay: seconds === '' ? null : Number(seconds) })}
        options={[
          asAll(secondsPerDay === null ? null : format.duration(secondsPerDay)),
          ...limits([60, 300, 600, 900, 1200], secondsPerDay, preferences.secondsPerDay).map((seconds) => ({
            value: String(seconds),
            label: format.duration(seconds),
          })),
        ]}
      />
      <Select
        label={t('show.hardPerDay')}
        value={preferences.hardPerDay === null ? '' : String(preferences.hardPerDay)}
        onChange={(items) => save({ hardPerDay: items === '' ? null : Number(items) })}
        options={[
          asAll(hardPerDay === null ? null : format.number(hardPerDay)),
          ...limits([0, 10, 25, 50, 100], hardPerDay, preferences.hardPerDay).map((items) => ({
            value: String(items),
            label: format.number(items),
          })),
        ]}
      />
      <WhereYouAre />
      {prefer.isError && <Notice kind="error">{t('show.failed')}</Notice>}
    </section>
  )
}

/** The zone that a day is reckoned in, and the country whose support is shown. */
function WhereYouAre() {
  const { t } = useTranslation('care')
  const format = useFormat()
  const { data } = useQuery(viewingPreferencesOptions())
  const { data: session } = useQuery(sessionOptions())
  const update = useUpdateMe()
  const settings = session?.me?.settings
  if (!settings || !data) return null
  const here = Intl.DateTimeFormat().resolvedOptions().timeZone
  const zones = [...new Set([settings.timeZone ?? 'UTC', here, 'UTC', ...Intl.supportedValuesOf('timeZone')])]
  const countries = [...new Set([settings.country, ...data.support.map(({ country }) => country)])]
  return (
    <>
      <Select
        label={t('show.zone')}
        description={t('show.zoneHint')}
        value={settings.timeZone ?? 'UTC'}
        onChange={(timeZone) => update.mutate({ timeZone })}
        options={zones.map((zone) => ({ value: zone, label: zone.replaceAll('_', ' ') }))}
      />
      {data.support.length > 0 && (
        <>
          <Select
            label={t('show.country')}
            value={settings.country ?? ''}
            onChange={(country) => update.mutate({ country: country === '' ? null : country })}
            options={[
              { value: '', label: t('show.noCountry') },
              ...countries
                .filter((country) => country !== null)
                .map((country) => ({ value: country, label: format.region(country) })),
            ]}
          />
          <SupportLinks links={data.support} country={settings.country} />
        </>
      )}
    </>
  )
}
