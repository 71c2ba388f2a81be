import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { planOptions } from '#client/queries/life.ts'
import { boardOptions } from '#client/queries/watch.ts'
import type { Board } from '#contract/watch.ts'
import { useFormat } from '#i18n/use-format.ts'
import boxed from '#ui/boxed.module.css'
import { Notice } from '#ui/notice.tsx'
import { Problem } from '#ui/problem.tsx'
import { Skeleton } from '#ui/skeleton.tsx'
import { AlarmsPart } from './board/alarms-part.tsx'
import { LanguagesPart } from './board/languages-part.tsx'
import { PicturesPart } from './board/pictures-part.tsx'
import { Totals } from './board/totals.tsx'
import { WhatIfPart } from './board/what-if-part.tsx'
import styles from './watch.module.css'
import { WatchFrame } from './watch-frame.tsx'

/** What an owner watches in one project: figures against the plan, alarms, pictures, languages, and what would be if. */
export function BoardPage({ projectId }: { projectId: string }) {
  const { t } = useTranslation('watch')
  const { data, error } = useQuery(boardOptions(projectId))
  const plan = useQuery(planOptions(projectId))
  const actions = (
    <Link to="/projects/$projectId/risks" params={{ projectId }}>
      {t('risks.title')}
    </Link>
  )
  const board = data?.board
  return (
    <WatchFrame projectId={projectId} title={t('board.title')} actions={actions}>
      <Problem error={error ?? plan.error} />
      {(!data || !plan.data) && !error && !plan.error && <Skeleton lines={12} />}
      {data && <StateLine computedAt={board?.computedAt ?? null} isComputing={data.isComputing} />}
      {board && plan.data && (
        <div className={boxed.sections}>
          <Hints projectId={projectId} board={board} hasPlan={plan.data.version > 0} />
          <AlarmsPart projectId={projectId} board={board} />
          <Totals projectId={projectId} board={board} standards={plan.data.plan.standards} />
          {board.total.made > 0 && <PicturesPart board={board} />}
          <LanguagesPart projectId={projectId} board={board} />
          {board.total.made > 0 && <WhatIfPart projectId={projectId} board={board} />}
        </div>
      )}
    </WatchFrame>
  )
}

function StateLine({ computedAt, isComputing }: { computedAt: string | null; isComputing: boolean }) {
  const { t } = useTranslation('watch')
  const format = useFormat()
  return (
    <p className={styles.state} role="status">
      {computedAt && t('computed', { when: format.dateTime(computedAt) })}{' '}
      {isComputing && t(computedAt ? 'computing' : 'first')}
    </p>
  )
}

/** What is missing for the board to say more. */
function Hints({ projectId, board, hasPlan }: { projectId: string; board: Board; hasPlan: boolean }) {
  const { t } = useTranslation('watch')
  const params = { projectId }
  return (
    <>
      {!hasPlan && (
        <Notice kind="info">
          {t('board.noPlan')}{' '}
          <Link to="/projects/$projectId/plan" params={params}>
            {t('board.toPlan')}
          </Link>
        </Notice>
      )}
      {board.total.results === 0 && (
        <Notice kind="info">
          {t('board.noResults')}{' '}
          <Link to="/projects/$projectId/import" params={params}>
            {t('board.toImport')}
          </Link>
        </Notice>
      )}
      {board.total.results > 0 && board.total.made === 0 && (
        <Notice kind="info">
          {t('board.noLabels')}{' '}
          <Link to="/projects/$projectId/people" params={params}>
            {t('board.toPeople')}
          </Link>
        </Notice>
      )}
    </>
  )
}
