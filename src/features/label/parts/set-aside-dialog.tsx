import { useTranslation } from 'react-i18next'
import { Button } from '#ui/button.tsx'
import { Dialog } from '#ui/dialog.tsx'
import { useLabel } from './label-context.ts'

/** What the server would not take: where it is, and how to save it. */
export function SetAsideDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('label')
  const { outbox } = useLabel()
  const download = async () => {
    const text = JSON.stringify(await outbox.aside(), null, 2)
    const url = URL.createObjectURL(new Blob([text], { type: 'application/json' }))
    const link = Object.assign(document.createElement('a'), { href: url, download: 'touchstone-set-aside.json' })
    link.click()
    URL.revokeObjectURL(url)
  }
  return (
    <Dialog title={t('aside.title')} isOpen onClose={onClose} size="small">
      <p>{t('aside.why')}</p>
      <p>
        <Button variant="primary" onPress={() => void download()}>
          {t('aside.download')}
        </Button>
      </p>
    </Dialog>
  )
}
