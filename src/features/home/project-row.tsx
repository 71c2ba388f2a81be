import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { ProjectCard } from '#contract/project.ts'
import { useFormat } from '#i18n/use-format.ts'
import { Tag } from '#ui/tag.tsx'
import styles from './home.module.css'
import { ProjectGates } from './project-gates.tsx'

/** One project: what waits in it, what was done today, and the way in; the first way is another where it is one of many. */
export function ProjectRow({ project, isOneOfMany }: { project: ProjectCard; isOneOfMany: boolean }) {
  const { t } = useTranslation(['home', 'common'])
  const format = useFormat()
  const { id, roles, waiting, open, deferred, submittedToday, submitted, toReview, toCalibrate } = project
  const annotates = roles.includes('annotator')
  const owns = roles.includes('owner')
  const ready = waiting + open + deferred
  return (
    <li className={styles.project}>
      <div>
        <h2>
          <bdi>{project.name}</bdi>
        </h2>
        <p className={styles.facts}>
          <Tag>{t(`common:segment.${project.segment}`)}</Tag>
          {project.languages.slice(0, 4).map((language) => (
            <Tag key={language}>{format.language(language)}</Tag>
          ))}
          {project.languages.length > 4 && <Tag>+{format.number(project.languages.length - 4)}</Tag>}
        </p>
      </div>
      {annotates && (
        <dl className={styles.counts}>
          <div>
            <dt>{t('home:waiting')}</dt>
            <dd>{waiting >= 1000 ? `${format.number(1000)}+` : format.number(waiting)}</dd>
          </div>
          {open + deferred > 0 && (
            <div>
              <dt>{t('home:begun')}</dt>
              <dd>{format.number(open + deferred)}</dd>
            </div>
          )}
          <div>
            <dt>{t('home:today')}</dt>
            <dd>{format.number(submittedToday)}</dd>
          </div>
          <div>
            <dt>{t('home:total')}</dt>
            <dd>{format.number(submitted)}</dd>
          </div>
        </dl>
      )}
      <p className={styles.ways}>
        {toReview > 0 && (
          <Link to="/projects/$projectId/review" params={{ projectId: id }}>
            {t('home:review')} ({format.number(toReview)})
          </Link>
        )}
        {toCalibrate > 0 && (
          <Link to="/projects/$projectId/calibration" params={{ projectId: id }}>
            {t('home:calibrate')} ({format.number(toCalibrate)})
          </Link>
        )}
        {owns && (
          <Link to="/projects/$projectId" params={{ projectId: id }}>
            {t('home:manage')}
          </Link>
        )}
        {annotates && (
          <Link
            className={ready > 0 && !isOneOfMany ? styles.primary : styles.quiet}
            to="/projects/$projectId/label"
            params={{ projectId: id }}
          >
            {ready > 0 ? t('home:label') : t('home:nothingWaits')}
          </Link>
        )}
      </p>
      {project.gates.length > 0 && <ProjectGates project={project} />}
    </li>
  )
}
