import { useTranslation } from 'react-i18next'
import type { NewLink } from '#contract/people.ts'
import { useFormat } from '#i18n/use-format.ts'
import { Button } from '#ui/button.tsx'
import buttonRow from '#ui/button-row.module.css'
import { Notice } from '#ui/notice.tsx'
import { toast } from '#ui/toast.tsx'
import styles from './people.module.css'

/** Fresh one-time links, to be copied and sent by whatever way the team uses. */
export function NewLinks({ links, onClose }: { links: NewLink[]; onClose: () => void }) {
  const { t } = useTranslation(['people', 'common'])
  const format = useFormat()
  const urls = links.map(({ url }) => new URL(url, location.origin).href)
  // Browsers lend the clipboard to https and localhost alone; elsewhere the link is marked by hand.
  const canCopy = navigator.clipboard !== undefined
  const copy = (text: string) =>
    void navigator.clipboard.writeText(text).then(() => toast({ text: t('people:copied') }))
  return (
    <div className={styles.form}>
      <Notice kind="info">
        {t('people:linksOnce', { count: links.length, date: format.dateTime(links[0]?.expiresAt ?? '') })}
      </Notice>
      <ul className={styles.links}>
        {urls.map((url) => (
          <li key={url}>
            <code dir="ltr">{url}</code>
            {canCopy && <Button onPress={() => copy(url)}>{t('people:copy')}</Button>}
          </li>
        ))}
      </ul>
      <div className={buttonRow.buttons}>
        {canCopy && urls.length > 1 && <Button onPress={() => copy(urls.join('\n'))}>{t('people:copyAll')}</Button>}
        <Button variant="primary" onPress={onClose}>
          {t('common:done')}
        </Button>
      </div>
    </div>
  )
}
