import { useTranslation } from 'react-i18next'
import { useActionButton } from '#actions/use-action-button.ts'
import { Button } from '../button.tsx'
import { Kbd } from '../kbd.tsx'

/** Reports what is in view on suspicion of child sexual abuse. */
export function SuspectButton() {
  const { t } = useTranslation('officer')
  const { keys, isDisabled, onPress, 'aria-keyshortcuts': shortcuts } = useActionButton('suspect.report')
  return (
    <Button variant="quiet" isDisabled={isDisabled} aria-keyshortcuts={shortcuts} onPress={() => onPress()}>
      {t('report')}{' '}
      {keys.map((key) => (
        <Kbd key={key}>{key}</Kbd>
      ))}
    </Button>
  )
}
