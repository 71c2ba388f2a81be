import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { sessionOptions } from '#client/queries/session.ts'
import { Button } from '#ui/button.tsx'
import styles from './shell.module.css'
import { useLeave } from './use-leave.tsx'

/** Who is signed in, the way to the settings, and out. */
export function AccountMenu() {
  const { t } = useTranslation('common')
  const { data: session } = useQuery(sessionOptions())
  const { leave, question } = useLeave()
  return (
    <div className={styles.account}>
      <Link to="/settings" className={styles.me}>
        <bdi>{session?.me?.name}</bdi>
        <span className="visually-hidden">, {t('nav.settings')}</span>
      </Link>
      <Button variant="bare" onPress={leave}>
        {t('nav.signOut')}
      </Button>
      {question}
    </div>
  )
}
