import { useTranslation } from 'react-i18next'
import { useClauses } from '#client/queries/use-clauses.ts'
import { Select } from '#ui/select.tsx'

interface Props {
  projectId: string
  value: string | null
  onChange: (clause: string | null) => void
}

/** The clause of the guideline that is cited. */
export function ClauseField({ projectId, value, onChange }: Props) {
  const { t } = useTranslation('calibration')
  const clauses = useClauses(projectId) ?? []
  return (
    <div data-part="clause">
      <Select
        label={t('room.clause')}
        value={value ?? ''}
        options={[
          { value: '', label: t('room.noClause') },
          ...clauses.map(({ id, title }) => ({ value: id, label: title })),
        ]}
        onChange={(clause) => onChange(clause === '' ? null : clause)}
      />
    </div>
  )
}
