import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { deliveriesOptions, useDeliver } from '#client/queries/life.ts'
import { projectOptions } from '#client/queries/projects.ts'
import boxed from '#ui/boxed.module.css'
import { Button } from '#ui/button.tsx'
import buttonRow from '#ui/button-row.module.css'
import { Page } from '#ui/page.tsx'
import { Problem } from '#ui/problem.tsx'
import { Skeleton } from '#ui/skeleton.tsx'
import { TextArea } from '#ui/text-area.tsx'
import { TextField } from '#ui/text-field.tsx'
import { CheckOwn } from './check-own.tsx'
import styles from './delivery.module.css'
import { DeliveryPart } from './delivery-part.tsx'

/** What a project has delivered, and making the next version. */
export function DeliveriesPage({ projectId }: { projectId: string }) {
  const { t } = useTranslation('plan')
  const { data: project } = useQuery(projectOptions(projectId))
  const { data, error } = useQuery(deliveriesOptions(projectId))
  const delivers = project?.state === 'production' || project?.state === 'delivered'
  return (
    <Page title={t('delivery.title')} above={project && <span dir="auto">{project.name}</span>}>
      <div className={boxed.sections}>
        {project && (delivers ? <Make projectId={projectId} /> : <p className={styles.hint}>{t('delivery.wait')}</p>)}
        <Problem error={error} />
        {!data && !error && <Skeleton lines={6} />}
        {data?.deliveries.length === 0 && <p className={styles.hint}>{t('delivery.empty')}</p>}
        {data?.deliveries.map((delivery) => (
          <DeliveryPart key={delivery.version} projectId={projectId} delivery={delivery} />
        ))}
        {data && data.deliveries.length > 0 && <CheckOwn deliveries={data.deliveries} />}
      </div>
    </Page>
  )
}

function Make({ projectId }: { projectId: string }) {
  const { t } = useTranslation('plan')
  const [note, setNote] = useState('')
  const [limitations, setLimitations] = useState('')
  const deliver = useDeliver(projectId)
  const make = () =>
    deliver.mutate(
      { note, limitations },
      {
        onSuccess: () => {
          setNote('')
          setLimitations('')
        },
      },
    )
  return (
    <section>
      <h2>{t('delivery.make')}</h2>
      <p className={styles.hint}>{t('delivery.hint')}</p>
      <TextField label={t('delivery.note')} maxLength={2000} value={note} onChange={setNote} />
      <TextArea
        label={t('delivery.limitations')}
        description={t('delivery.limitationsHint')}
        rows={3}
        dir="auto"
        value={limitations}
        onChange={setLimitations}
      />
      <Problem error={deliver.error} />
      <div className={buttonRow.buttons}>
        <Button variant="primary" isPending={deliver.isPending} onPress={make}>
          {t('delivery.make')}
        </Button>
        {deliver.isPending && <span role="status">{t('delivery.making')}</span>}
      </div>
    </section>
  )
}
