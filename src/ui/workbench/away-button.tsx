import { useTranslation } from 'react-i18next'
import { useActionButton } from '#actions/use-action-button.ts'
import { Button } from '../button.tsx'
import { Kbd } from '../kbd.tsx'

/** The way out of what is on the screen, always there. */
export function AwayButton() {
  const { t } = useTranslation('care')
  const away = useActionButton('away.step')
  return (
    <Button aria-keyshortcuts={away['aria-keyshortcuts']} onPress={() => away.onPress()}>
      {t('away.open')} {away.keys[0] && <Kbd>{away.keys[0]}</Kbd>}
    </Button>
  )
}
