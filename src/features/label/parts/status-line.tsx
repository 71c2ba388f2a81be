import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import { useActionButton } from '#actions/use-action-button.ts'
import { isPreference } from '#core/preference.ts'
import { Button } from '#ui/button.tsx'
import { Kbd } from '#ui/kbd.tsx'
import { AwayButton } from '#ui/workbench/away-button.tsx'
import { OutboxStatus } from '#ui/workbench/outbox-status.tsx'
import styles from '#ui/workbench/status-line.module.css'
import { KeyHints } from './key-hints.tsx'
import { useLabel, useTask } from './label-context.ts'

/** The foot of the page: keys, what is missing, how many labels are made and stored, and submit. */
export function StatusLine({ isCorrection, onAside }: { isCorrection: boolean; onAside: () => void }) {
  const { t } = useTranslation('label')
  const { session, outbox, project } = useLabel()
  const lacking = useTask((state) => state.lacking)
  const isLast = useStore(session.store, ({ phase }) => phase !== 'task')
  const submit = useActionButton('label.submit')
  const defer = useActionButton('label.defer')
  return (
    <footer className={styles.status}>
      <KeyHints />
      <span className={styles.lacking} role="status">
        {lacking &&
          t(`lacking.${lacking.lack === 'grade' && isPreference(project.kind) ? 'preference' : lacking.lack}`, {
            count: lacking.count,
          })}
      </span>
      <span className={styles.grow} />
      <OutboxStatus of={outbox.status} onAside={onAside} />
      <AwayButton />
      {!isCorrection && (
        <Button aria-keyshortcuts={defer['aria-keyshortcuts']} onPress={() => defer.onPress()}>
          {t('defer')} {defer.keys[0] && <Kbd>{defer.keys[0]}</Kbd>}
        </Button>
      )}
      <Button
        variant="primary"
        isDisabled={isLast}
        aria-keyshortcuts={submit['aria-keyshortcuts']}
        onPress={() => submit.onPress()}
      >
        {isCorrection ? t('saveCorrection') : t('submit')} {submit.keys[0] && <Kbd>{submit.keys[0]}</Kbd>}
      </Button>
    </footer>
  )
}
