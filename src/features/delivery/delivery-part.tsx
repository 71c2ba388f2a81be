import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { addressOf } from '#client/call.ts'
import { useCheckDelivery } from '#client/queries/life.ts'
import type { Delivery, DeliveryCounts, DeliveryFile } from '#contract/delivery.ts'
import { useFormat } from '#i18n/use-format.ts'
import { Button } from '#ui/button.tsx'
import buttonRow from '#ui/button-row.module.css'
import { Notice } from '#ui/notice.tsx'
import { Problem } from '#ui/problem.tsx'
import { type Column, Table } from '#ui/table.tsx'
import styles from './delivery.module.css'

interface Props {
  projectId: string
  delivery: Delivery
}

const countKeys = ['queries', 'results', 'graded', 'labels', 'people'] as const

/** One version: how much it holds and how that differs from the one before, its files with their hashes, its card. */
export function DeliveryPart({ projectId, delivery }: Props) {
  const { t } = useTranslation('plan')
  const format = useFormat()
  const { version, state, note, by, at, counts, change, manifestHash } = delivery
  const check = useCheckDelivery(projectId)
  return (
    <section>
      <div className={styles.head}>
        <h2>{t('delivery.version', { version: format.number(version) })}</h2>
        <span className={styles.hint}>{t('delivery.madeBy', { name: by, date: format.dateTime(at) })}</span>
      </div>
      {note && <p dir="auto">{note}</p>}
      {state === 'making' && <p role="status">{t('delivery.making')}</p>}
      {state === 'failed' && <Notice kind="warning">{t('delivery.failed')}</Notice>}
      {counts && <Counts counts={counts} change={change} />}
      {state === 'ready' && (
        <>
          <div className={buttonRow.buttons}>
            <Link to="/projects/$projectId/delivery/$version" params={{ projectId, version: String(version) }}>
              {t('delivery.card')}
            </Link>
            <Button isPending={check.isPending} onPress={() => check.mutate(version)}>
              {t('delivery.check')}
            </Button>
          </div>
          <Problem error={check.error} />
          {check.data?.isSame && <p role="status">✓ {t('delivery.same')}</p>}
          {check.data && !check.data.isSame && (
            <Notice kind="error">
              {t('delivery.differs', {
                files: check.data.files
                  .filter(({ isSame }) => !isSame)
                  .map(({ name }) => name)
                  .join(', '),
              })}
            </Notice>
          )}
          <details>
            <summary>{t('delivery.files')}</summary>
            <Files projectId={projectId} delivery={delivery} />
          </details>
          <p className={styles.hint}>
            {t('delivery.manifest')}: <bdi className={styles.hash}>{manifestHash}</bdi>
          </p>
        </>
      )}
    </section>
  )
}

/** How much there is of what; with how that differs from the version before. */
export function Counts({ counts, change }: { counts: DeliveryCounts; change: DeliveryCounts | null }) {
  const { t, i18n } = useTranslation('plan')
  const format = useFormat()
  const signed = new Intl.NumberFormat(i18n.resolvedLanguage, { signDisplay: 'exceptZero' })
  return (
    <dl className={styles.counts}>
      {countKeys.map((key) => (
        <div key={key}>
          <dt>{t(`delivery.counts.${key}`)}</dt>
          <dd>{format.number(counts[key])}</dd>
          {change && <small>{t('delivery.change', { change: signed.format(change[key]) })}</small>}
        </div>
      ))}
    </dl>
  )
}

function Files({ projectId, delivery }: Props) {
  const { t } = useTranslation('plan')
  const format = useFormat()
  const version = String(delivery.version)
  const manifest = { name: 'manifest.json', bytes: 0, lines: 0, sha256: delivery.manifestHash ?? '' }
  const columns: Column<DeliveryFile>[] = [
    { id: 'name', header: t('delivery.file'), isRowHeader: true, cell: ({ name }) => <bdi>{name}</bdi> },
    {
      id: 'size',
      header: t('delivery.size'),
      numeric: true,
      cell: ({ bytes }) => (bytes > 0 ? t('delivery.bytes', { bytes: format.number(bytes) }) : ''),
    },
    {
      id: 'lines',
      header: t('delivery.lines'),
      numeric: true,
      cell: ({ lines }) => (lines > 0 ? format.number(lines) : ''),
    },
    { id: 'hash', header: t('delivery.hash'), cell: ({ sha256 }) => <bdi className={styles.hash}>{sha256}</bdi> },
    {
      id: 'get',
      header: '',
      cell: ({ name }) => (
        <a
          href={addressOf('delivery.file', { projectId, version, name })}
          download={name}
          aria-label={t('delivery.downloadOf', { name })}
        >
          {t('delivery.download')}
        </a>
      ),
    },
  ]
  return (
    <Table
      label={t('delivery.files')}
      columns={columns}
      rows={[...delivery.files, manifest]}
      rowKey={({ name }) => name}
      empty={t('delivery.empty')}
    />
  )
}
