import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { dataCardOptions } from '#client/queries/life.ts'
import type { DataCard } from '#contract/delivery.ts'
import { useFormat } from '#i18n/use-format.ts'
import boxed from '#ui/boxed.module.css'
import { Button } from '#ui/button.tsx'
import { Facts } from '#ui/facts.tsx'
import { Page } from '#ui/page.tsx'
import { Problem } from '#ui/problem.tsx'
import { RequestFacts } from '#ui/request-facts.tsx'
import { Skeleton } from '#ui/skeleton.tsx'
import { AgreementTable, GradesTable, PlacesTable } from './card-tables.tsx'
import styles from './delivery.module.css'
import { Counts } from './delivery-part.tsx'

/** The data card of one version, to read and to print. */
export function DataCardPage({ projectId, version }: { projectId: string; version: string }) {
  const { t } = useTranslation('plan')
  const { data, error } = useQuery(dataCardOptions(projectId, version))
  const print = data && (
    <span className={styles.screen}>
      <Button onPress={() => window.print()}>{t('print')}</Button>
    </span>
  )
  const above = data && (
    <>
      <span dir="auto">{data.project}</span> · {t('delivery.version', { version })}
    </>
  )
  return (
    <Page title={t('card.title')} above={above} actions={print}>
      <Problem error={error} />
      {!data && !error && <Skeleton lines={12} />}
      {data && (
        <div className={boxed.sections}>
          <Card card={data} />
        </div>
      )}
    </Page>
  )
}

function Making({ card }: { card: DataCard }) {
  const { t } = useTranslation(['plan', 'projects'])
  const format = useFormat()
  const { overlap, gold, labelled, guidelines } = card
  const { from, to } = labelled
  return (
    <Facts
      rows={[
        [
          t('plan:report.labelled'),
          from && to && t('plan:report.range', { from: format.date(from), to: format.date(to) }),
        ],
        [t('plan:card.rule'), t(`projects:consensus.${card.rule}`)],
        [
          t('plan:card.overlap'),
          overlap.isDynamic
            ? t('plan:card.overlapDynamic', { most: format.number(overlap.most) })
            : t('plan:card.overlapFixed', { wanted: format.number(overlap.wanted) }),
        ],
        [t('plan:card.mean'), overlap.mean !== null && format.number(Math.round(overlap.mean * 100) / 100)],
        [
          t('plan:card.guidelines'),
          guidelines
            .map(({ version, labels }) => t('plan:card.guideline', { version: format.number(version), count: labels }))
            .join('\n'),
        ],
        [
          t('plan:card.gold'),
          gold.right === null
            ? t('plan:card.noGold')
            : `${format.percent(gold.right)} (${t('plan:quality.interval', { low: format.percent(gold.low), high: format.percent(gold.high) })}) · ${t('plan:quality.answers', { count: gold.answers })}`,
        ],
        [t('plan:card.cannotJudge'), format.number(card.cannotJudge)],
        [t('plan:card.anchored'), `${format.number(card.anchored)} · ${t('plan:card.anchoredHint')}`],
      ]}
    />
  )
}

function Card({ card }: { card: DataCard }) {
  const { t } = useTranslation('plan')
  const format = useFormat()
  return (
    <>
      <section>
        <p className={styles.hint}>{t('card.frozen', { date: format.dateTime(card.frozenAt) })}</p>
        {card.note && <p dir="auto">{card.note}</p>}
        <RequestFacts request={card.request} />
      </section>
      <section>
        <h2>{t('card.counts')}</h2>
        <Counts counts={card.counts} change={null} />
      </section>
      <section>
        <h2>{t('card.limitations')}</h2>
        <p dir="auto">{card.limitations || t('unsaid')}</p>
      </section>
      <section>
        <h2>{t('card.agreement')}</h2>
        <AgreementTable card={card} />
      </section>
      <section>
        <h2>{t('card.making')}</h2>
        <Making card={card} />
      </section>
      <section>
        <h2>{t('card.places')}</h2>
        <PlacesTable card={card} />
      </section>
      <section>
        <h2>{t('card.scale', { version: format.number(card.scale.version) })}</h2>
        <GradesTable card={card} />
      </section>
      <section>
        <h2>{t('card.safety')}</h2>
        <p>
          {card.treatments
            .map(({ treatment, results }) => t('card.treatment', { treatment, results: format.number(results) }))
            .join(' · ')}
        </p>
        <p className={styles.hint}>{t('card.hidden')}</p>
      </section>
    </>
  )
}
