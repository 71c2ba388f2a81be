import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Notice } from '#contract/review.ts'
import { useFormat } from '#i18n/use-format.ts'
import styles from './notices.module.css'

/** Where a notice leads: kinds that are not named lead nowhere. */
function wayOf({ kind, projectId }: Notice) {
  const params = { projectId: projectId ?? '' }
  switch (kind) {
    case 'sent-back':
    case 'skill-retrain':
    case 'standing-lifted':
    case 'course-passed':
    case 'test-passed':
    case 'let-in':
    case 'more-attempts':
      return { to: '/projects/$projectId/label', params } as const
    case 'guideline':
    case 'skill-low':
    case 'test-failed':
      return { to: '/projects/$projectId/guideline', params } as const
    case 'course-again':
    case 'test-used-up':
      return { to: '/projects/$projectId/training', params } as const
    case 'calibration':
      return { to: '/projects/$projectId/calibration', params } as const
    case 'alarm':
      return { to: '/projects/$projectId/board', params } as const
    case 'risk-raised':
      return { to: '/projects/$projectId/risks', params } as const
    case 'decided':
    case 'contest-answered':
      return { to: '/feedback' } as const
    case 'suspect-reported':
    case 'suspect-unusual':
      return { to: '/officer' } as const
    case 'suspect-waits':
      return { to: '/people' } as const
    default:
      return null
  }
}

/** One thing a person was told: what, in which project, when, and the way to it. */
export function NoticeRow({ notice, onOpen }: { notice: Notice; onOpen: () => void }) {
  const { t } = useTranslation('notices')
  const format = useFormat()
  const { kind, detail, isRead } = notice
  const count = typeof detail.count === 'number' ? detail.count : 1
  const text = kind === 'decided' ? t('kinds.decided', { count }) : t(`kinds.${kind}`)
  const way = wayOf(notice)
  return (
    <li className={styles.notice} data-unread={isRead ? undefined : ''}>
      <span className={styles.dot} aria-hidden="true" />
      <div>
        <p>
          {!isRead && <span className="visually-hidden">{t('new')} </span>}
          {way ? (
            <Link {...way} onClick={onOpen}>
              {text}
            </Link>
          ) : (
            text
          )}
        </p>
        <Clauses titles={detail.clauses} />
        <p className={styles.facts}>
          {typeof detail.name === 'string' && (
            <>
              <bdi>{detail.name}</bdi>
              {' · '}
            </>
          )}
          {typeof detail.title === 'string' && (
            <>
              <bdi>{detail.title}</bdi>
              {' · '}
            </>
          )}
          {typeof detail.language === 'string' && `${format.language(detail.language)} · `}
          {notice.projectName !== '' && (
            <>
              <bdi>{notice.projectName}</bdi>
              {' · '}
            </>
          )}
          <time dateTime={notice.at} title={format.dateTime(notice.at)}>
            {format.relative(notice.at)}
          </time>
        </p>
      </div>
    </li>
  )
}

/** Clauses to read again, where the notice names some. */
function Clauses({ titles }: { titles: unknown }) {
  const { t } = useTranslation('notices')
  if (!Array.isArray(titles) || titles.length === 0) return null
  return (
    <>
      <p>{t('read')}</p>
      <ul className={styles.clauses}>
        {titles.map((title) => (
          <li key={String(title)}>
            <bdi>{String(title)}</bdi>
          </li>
        ))}
      </ul>
    </>
  )
}
