import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { SupportLink } from '#contract/organisation.ts'
import { useFormat } from '#i18n/use-format.ts'
import boxed from '#ui/boxed.module.css'
import { Button } from '#ui/button.tsx'
import { TextField } from '#ui/text-field.tsx'

const empty = { country: '', name: '', url: '', phone: '' }

/** Where people find somebody to talk to, by country. */
export function SupportFields({
  links,
  onChange,
}: {
  links: readonly SupportLink[]
  onChange: (links: SupportLink[]) => void
}) {
  const { t } = useTranslation('care')
  const format = useFormat()
  const [draft, setDraft] = useState(empty)
  const country = draft.country.trim().toUpperCase()
  const url = draft.url.trim()
  const phone = draft.phone.trim()
  const isWhole =
    draft.name.trim() !== '' &&
    (country === '' || /^[A-Z]{2}$/.test(country)) &&
    (url !== '' || phone !== '') &&
    (url === '' || (/^https:\/\//.test(url) && URL.canParse(url))) &&
    (phone === '' || /^[+\d][\d ()/.-]{1,30}$/.test(phone))
  const add = (event: FormEvent) => {
    event.preventDefault()
    if (!isWhole) return
    onChange([...links, { country: country || null, name: draft.name.trim(), url: url || null, phone: phone || null }])
    setDraft(empty)
  }
  const field = (key: keyof typeof empty) => ({
    value: draft[key],
    onChange: (value: string) => setDraft((old) => ({ ...old, [key]: value })),
  })
  return (
    <section>
      <h2>{t('organisation.support')}</h2>
      <p>{t('organisation.supportHint')}</p>
      <ul className={boxed.rows}>
        {links.map((link, at) => (
          <li key={`${link.country} ${link.name} ${link.url} ${link.phone}`}>
            <span>
              <bdi>{link.name}</bdi> · {link.country ? format.region(link.country) : t('support.everywhere')}
              <br />
              <bdi>{[link.url, link.phone].filter(Boolean).join(' · ')}</bdi>
            </span>
            <Button
              aria-label={t('organisation.removeNamed', { name: link.name })}
              onPress={() => onChange(links.filter((_, other) => other !== at))}
            >
              {t('organisation.remove')}
            </Button>
          </li>
        ))}
      </ul>
      <form className={boxed.form} onSubmit={add}>
        <TextField label={t('organisation.name')} {...field('name')} />
        <TextField
          label={t('organisation.country')}
          description={t('organisation.countryHint')}
          {...field('country')}
        />
        <TextField label={t('organisation.url')} {...field('url')} />
        <TextField label={t('organisation.phone')} {...field('phone')} />
        <Button type="submit" isDisabled={!isWhole}>
          {t('organisation.add')}
        </Button>
      </form>
    </section>
  )
}
