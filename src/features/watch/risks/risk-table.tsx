import { useTranslation } from 'react-i18next'
import { useRiskState } from '#client/queries/watch.ts'
import type { Risk } from '#contract/watch.ts'
import { useFormat } from '#i18n/use-format.ts'
import { Button } from '#ui/button.tsx'
import buttonRow from '#ui/button-row.module.css'
import { DownloadCsv } from '#ui/download-csv.tsx'
import { Problem } from '#ui/problem.tsx'
import { type Column, Table } from '#ui/table.tsx'
import styles from '../watch.module.css'
import { useTriggerText } from './use-trigger-text.ts'

interface Props {
  projectId: string
  risks: Risk[]
  currency: string
  onEdit: (risk: Risk) => void
}

/** The risks: how likely, how bad, where each stands, whose it is, what is done, and what raises it. */
export function RiskTable({ projectId, risks, currency, onEdit }: Props) {
  const { t } = useTranslation('watch')
  const format = useFormat()
  const change = useRiskState(projectId)
  const columns: Column<Risk>[] = [
    {
      ...{ id: 'title', header: t('risks.risk'), isRowHeader: true },
      sortValue: ({ title }) => title,
      cell: ({ title }) => <span dir="auto">{title}</span>,
    },
    {
      ...{ id: 'score', header: t('risks.score') },
      sortValue: ({ likelihood, impact }) => likelihood * impact,
      cell: ({ likelihood, impact }) => (
        <bdi dir="ltr" className={styles.name}>
          {format.number(likelihood)} × {format.number(impact)} = {format.number(likelihood * impact)}
        </bdi>
      ),
    },
    {
      ...{ id: 'state', header: t('risks.state') },
      sortValue: ({ state }) => ['raised', 'open', 'closed'].indexOf(state),
      cell: (risk) => <State risk={risk} />,
    },
    { id: 'owner', header: t('risks.owner'), cell: ({ owner }) => (owner ? <bdi>{owner}</bdi> : '–') },
    {
      ...{ id: 'response', header: t('risks.response') },
      cell: ({ response }) => (
        <span dir="auto" className={styles.words}>
          {response || '–'}
        </span>
      ),
    },
    { id: 'trigger', header: t('risks.trigger'), cell: (risk) => <Trigger risk={risk} currency={currency} /> },
    {
      ...{ id: 'ways', header: t('risks.change') },
      cell: (risk) => {
        const { id, title, state } = risk
        return (
          <span className={`${buttonRow.buttons} ${styles.ways}`}>
            <Button aria-label={`${t('risks.edit')}: ${title}`} onPress={() => onEdit(risk)}>
              {t('risks.edit')}
            </Button>
            {state !== 'open' && (
              <Button
                aria-label={`${t(state === 'closed' ? 'risks.reopen' : 'risks.calm')}: ${title}`}
                onPress={() => change.mutate({ riskId: id, state: 'open' })}
              >
                {t(state === 'closed' ? 'risks.reopen' : 'risks.calm')}
              </Button>
            )}
            {state !== 'closed' && (
              <Button
                aria-label={`${t('risks.close')}: ${title}`}
                onPress={() => change.mutate({ riskId: id, state: 'closed' })}
              >
                {t('risks.close')}
              </Button>
            )}
          </span>
        )
      },
    },
  ]
  const csv = () => [
    ['risk', 'likelihood', 'impact', 'state', 'owner', 'response'].map((key) => t(`risks.${key as 'risk'}`)),
    ...risks.map(({ title, likelihood, impact, state, owner, response }) => [
      ...[title, likelihood, impact, t(`risks.states.${state}`), owner, response],
    ]),
  ]
  return (
    <>
      <Problem error={change.error} />
      <Table
        label={t('risks.register')}
        columns={columns}
        rows={risks}
        rowKey={({ id }) => id}
        empty={t('risks.none')}
      />
      {risks.length > 0 && <DownloadCsv of={t('risks.register')} name="risks.csv" rows={csv} />}
    </>
  )
}

function State({ risk: { state, raisedAt } }: { risk: Risk }) {
  const { t } = useTranslation('watch')
  const format = useFormat()
  return (
    <span className={styles.risk} data-raised={state === 'raised' || undefined}>
      <span className={styles.name}>
        {state === 'raised' && <i aria-hidden="true">▲ </i>}
        {t(`risks.states.${state}`)}
      </span>
      {state === 'raised' && raisedAt && <small>{format.date(raisedAt)}</small>}
    </span>
  )
}

/** What raises a risk by itself, and what that is now. */
function Trigger({ risk: { trigger, value }, currency }: { risk: Risk; currency: string }) {
  const { t } = useTranslation('watch')
  const { textOf, writeValue } = useTriggerText(currency)
  if (!trigger) return '–'
  return (
    <span className={styles.risk}>
      {textOf(trigger)}
      <small>{value === null ? t('risks.noValue') : t('risks.nowValue', { value: writeValue(trigger, value) })}</small>
    </span>
  )
}
