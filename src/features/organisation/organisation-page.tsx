import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { organisationOptions, useSetOrganisation } from '#client/queries/exposure.ts'
import type { Organisation } from '#contract/organisation.ts'
import { levels } from '#core/viewing.ts'
import boxed from '#ui/boxed.module.css'
import { Notice } from '#ui/notice.tsx'
import { NumberField } from '#ui/number-field.tsx'
import { Page } from '#ui/page.tsx'
import { Select } from '#ui/select.tsx'
import { Skeleton } from '#ui/skeleton.tsx'
import { Switch } from '#ui/switch.tsx'
import { ViewingFields } from '#ui/viewing-fields.tsx'
import styles from './organisation.module.css'
import { SupportFields } from './support-fields.tsx'

/** What the owner of the server sets for everybody; each change is in force at once. */
export function OrganisationPage() {
  const { t } = useTranslation(['care', 'errors'])
  const { data, isError } = useQuery(organisationOptions())
  return (
    <Page title={t('care:organisation.title')}>
      {isError && <Notice kind="error">{t('errors:forbidden')}</Notice>}
      {!data && !isError && <Skeleton lines={8} />}
      {data && <Fields data={data} />}
    </Page>
  )
}

function Fields({ data }: { data: Organisation }) {
  const { t } = useTranslation(['care', 'viewing'])
  const set = useSetOrganisation()
  const { defaults, ceiling, limits } = data.viewing
  const change = (part: Partial<Organisation['viewing']>) =>
    set.mutate({ ...data, viewing: { ...data.viewing, ...part } })
  return (
    <div className={`${boxed.sections} ${styles.parts}`}>
      {set.isError && <Notice kind="error">{t('care:show.failed')}</Notice>}
      <section>
        <h2>{t('care:organisation.ceiling')}</h2>
        <p>{t('care:organisation.ceilingHint')}</p>
        <Select
          label={t('care:organisation.most')}
          value={String(ceiling.most)}
          onChange={(most) => change({ ceiling: { ...ceiling, most: Number(most) as typeof ceiling.most } })}
          options={levels.map((level) => ({
            value: String(level),
            label: `${level} · ${t(`viewing:level.${level}`)}`,
          }))}
        />
        <Switch isSelected={ceiling.grey} onChange={(grey) => change({ ceiling: { ...ceiling, grey } })}>
          {t('care:organisation.grey')}
        </Switch>
        <Switch isSelected={ceiling.sound} onChange={(sound) => change({ ceiling: { ...ceiling, sound } })}>
          {t('care:organisation.sound')}
        </Switch>
      </section>
      <section>
        <h2>{t('care:organisation.limits')}</h2>
        <p>{t('care:organisation.limitsHint')}</p>
        <NumberField
          label={t('care:organisation.secondsPerDay')}
          value={limits.secondsPerDay ?? 0}
          minValue={0}
          maxValue={86_400}
          onChange={(seconds) =>
            change({ limits: { ...limits, secondsPerDay: seconds === 0 ? null : Math.max(60, Math.round(seconds)) } })
          }
        />
        <NumberField
          label={t('care:organisation.hardPerDay')}
          value={limits.hardPerDay ?? 0}
          minValue={0}
          maxValue={10_000}
          onChange={(items) =>
            change({ limits: { ...limits, hardPerDay: items === 0 ? null : Math.max(1, Math.round(items)) } })
          }
        />
      </section>
      <section>
        <h2>{t('care:organisation.defaults')}</h2>
        <p>{t('care:organisation.defaultsHint')}</p>
        <ViewingFields
          value={defaults}
          ceiling={ceiling}
          onChange={(part) => change({ defaults: { ...defaults, ...part } })}
        />
      </section>
      <SupportFields links={data.support} onChange={(support) => set.mutate({ ...data, support })} />
    </div>
  )
}
