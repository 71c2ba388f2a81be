import { useRouter } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { ApiError } from '#client/call.ts'
import { Button } from '#ui/button.tsx'
import { Page } from '#ui/page.tsx'
import { Problem } from '#ui/problem.tsx'
import styles from './failed-page.module.css'

/** In place of a page that could not be drawn: what the server said of it, else what helps, and a way on. */
export function FailedPage({ error }: { error: unknown }) {
  const { t } = useTranslation('common')
  const router = useRouter()
  const isAnswer = error instanceof ApiError
  const again = () => (isAnswer ? void router.invalidate() : window.location.reload())
  return (
    <Page title={t('failed.title')}>
      <div className={styles.failed}>
        {isAnswer ? <Problem error={error} /> : <p>{t('failed.why')}</p>}
        <Button variant="primary" autoFocus onPress={again}>
          {t('failed.again')}
        </Button>
      </div>
    </Page>
  )
}
