import { useTranslation } from 'react-i18next'
import type { useDecideSuspect } from '#client/queries/officer.ts'
import type { Quarantined } from '#contract/officer.ts'
import { Button } from '#ui/button.tsx'
import { Notice } from '#ui/notice.tsx'

interface Props {
  items: readonly Quarantined[]
  note: string
  decide: ReturnType<typeof useDecideSuspect>
}

/** Who has reported unusually much of what still waits, and the way to restore all of it in one go. */
export function UnusualReporters({ items, note, decide }: Props) {
  const { t } = useTranslation('officer')
  const waiting = items.filter(({ state, reporters }) => state === 'held' && reporters.length === 1)
  const people = new Map(
    waiting.filter(({ unusual }) => unusual).flatMap(({ reporters }) => reporters.map((one) => [one.id, one.name])),
  )
  return [...people].map(([id, name]) => (
    <Notice key={id} kind="warning">
      <b>{t('all.title')}</b>{' '}
      {t('all.text', { name, count: waiting.filter(({ reporters }) => reporters[0]?.id === id).length })}{' '}
      <Button
        aria-label={t('all.restoreNamed', { name })}
        isPending={decide.isPending}
        onPress={() => decide.mutate({ reporterId: id, note })}
      >
        {t('all.restore')}
      </Button>
    </Notice>
  ))
}
