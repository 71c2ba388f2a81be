import styles from './grade-badge.module.css'

interface Props {
  /** The key of the grade, another short sign, or null while nothing is given. */
  mark: string | null
  /** What the mark means, for those who do not see it. */
  name: string
  /** Place of the grade in its scale, from 0 to 1: a step of ink, since colour would judge. */
  step?: number
  /** The word for a flag, where there is one. */
  flag?: string | null
}

/** A grade as a step of ink, with its key. */
export function GradeBadge({ mark, name, step = 0, flag }: Props) {
  const given = mark !== null
  return (
    <span
      className={styles.badge}
      data-given={given ? '' : undefined}
      data-strong={given && step > 0.4 ? '' : undefined}
      style={given ? { '--step': `${Math.round(step * 100)}%` } : undefined}
    >
      {flag && <i className={styles.flag} title={flag} />}
      <span aria-hidden="true">{mark ?? '·'}</span>
      <span className="visually-hidden">{name}</span>
    </span>
  )
}
