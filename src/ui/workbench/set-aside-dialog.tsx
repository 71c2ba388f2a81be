import { useTranslation } from 'react-i18next'
import { Button } from '../button.tsx'
import { Dialog } from '../dialog.tsx'

/** What the server would not take: where it is, and how to save it. */
export function SetAsideDialog({ aside, onClose }: { aside: () => Promise<unknown>; onClose: () => void }) {
  const { t } = useTranslation('label')
  const download = async () => {
    const text = JSON.stringify(await aside(), null, 2)
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
