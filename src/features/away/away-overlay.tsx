import { useQuery } from '@tanstack/react-query'
import { useEffect, useId, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useActionButton } from '#actions/use-action-button.ts'
import { useActions } from '#actions/use-actions.ts'
import { sessionOptions } from '#client/queries/session.ts'
import { viewingPreferencesOptions } from '#client/queries/viewing.ts'
import { Button } from '#ui/button.tsx'
import { Kbd } from '#ui/kbd.tsx'
import { SupportLinks } from '#ui/support/support-links.tsx'
import styles from './away.module.css'

/** Lies over everything while somebody is away: nothing moves, nothing asks. */
export function AwayOverlay({ onBack, onGiveBack }: { onBack: () => void; onGiveBack: (() => void) | null }) {
  const { t } = useTranslation('care')
  const ref = useRef<HTMLDialogElement>(null)
  const id = useId()
  const { data } = useQuery(viewingPreferencesOptions())
  const { data: session } = useQuery(sessionOptions())
  const back = useActionButton('away.back')
  useActions('away', { 'away.back': { run: onBack } })
  useEffect(() => {
    const dialog = ref.current
    const before = document.activeElement
    dialog?.showModal()
    dialog?.querySelector('button')?.focus()
    return () => {
      dialog?.close()
      if (before instanceof HTMLElement && before.isConnected) before.focus()
    }
  }, [])
  return (
    <dialog
      ref={ref}
      className={styles.overlay}
      aria-labelledby={id}
      onCancel={(event) => {
        event.preventDefault()
        onBack()
      }}
    >
      <div className={styles.calm}>
        <h2 id={id}>{t('away.title')}</h2>
        <p>{t('away.about')}</p>
        <div className={styles.ways}>
          <Button variant="primary" onPress={onBack}>
            {t('away.back')} {back.keys[0] && <Kbd>{back.keys[0]}</Kbd>}
          </Button>
        </div>
        {onGiveBack && (
          <div className={styles.giveBack}>
            <Button onPress={onGiveBack}>{t('away.giveBack')}</Button>
            <p>{t('away.giveBackHint')}</p>
          </div>
        )}
        {data && <SupportLinks links={data.support} country={session?.me?.settings.country ?? null} />}
      </div>
    </dialog>
  )
}
