import { useTranslation } from 'react-i18next'
import type { Membership } from '#contract/people.ts'
import type { Project } from '#contract/project.ts'
import { roles } from '#contract/words.ts'
import { useFormat } from '#i18n/use-format.ts'
import { Checkbox } from '#ui/checkbox.tsx'
import { TagsField } from '#ui/tags-field.tsx'
import styles from './people.module.css'

interface Props {
  project: Project
  value: Membership
  onChange: (value: Membership) => void
}

/** Roles, and the languages and markets that somebody works in. */
export function MembershipFields({ project, value, onChange }: Props) {
  const { t } = useTranslation(['people', 'common'])
  const format = useFormat()
  const toggle = (role: (typeof roles)[number]) => (isSelected: boolean) =>
    onChange({ ...value, roles: roles.filter((one) => (one === role ? isSelected : value.roles.includes(one))) })
  return (
    <>
      <fieldset className={styles.roles}>
        <legend>{t('people:roles')}</legend>
        {roles.map((role) => (
          <Checkbox
            key={role}
            isSelected={value.roles.includes(role)}
            onChange={toggle(role)}
            description={t(`people:roleHint.${role}`)}
          >
            {t(`common:role.${role}`)}
          </Checkbox>
        ))}
      </fieldset>
      <TagsField
        label={t('people:languages')}
        description={t('people:emptyMeansAll')}
        value={value.languages}
        onChange={(languages) => onChange({ ...value, languages })}
        options={project.languages.map((code) => ({ value: code, label: format.language(code) }))}
      />
      {project.markets.length > 0 && (
        <TagsField
          label={t('people:markets')}
          description={t('people:emptyMeansAll')}
          value={value.markets}
          onChange={(markets) => onChange({ ...value, markets })}
          options={project.markets.map((code) => ({ value: code, label: format.region(code) }))}
        />
      )}
    </>
  )
}
