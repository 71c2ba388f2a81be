import styles from './icon.module.css'

const paths = {
  play: 'M5 3.2v9.6l8-4.8z',
  pause: 'M5.5 3v10M10.5 3v10',
  captions: 'M1.8 3.5h12.4v9H1.8zM7 6.8a1.7 1.7 0 1 0 0 2.4M11.8 6.8a1.7 1.7 0 1 0 0 2.4',
  sound: 'M2 6v4h2.6L8 13V3L4.6 6zM10.6 5.6a3.4 3.4 0 0 1 0 4.8M12.4 3.8a6 6 0 0 1 0 8.4',
  muted: 'M2 6v4h2.6L8 13V3L4.6 6zM10.6 6l3.6 4M14.2 6l-3.6 4',
  zoomIn: 'M11.5 7A4.5 4.5 0 1 1 2.5 7a4.5 4.5 0 0 1 9 0zM10.4 10.4 14 14M7 5v4M5 7h4',
  zoomOut: 'M11.5 7A4.5 4.5 0 1 1 2.5 7a4.5 4.5 0 0 1 9 0zM10.4 10.4 14 14M5 7h4',
  file: 'M4 2h5l3 3v9H4zM9 2v3h3',
  back: 'M10 3 5 8l5 5',
  forward: 'M6 3l5 5-5 5',
  external: 'M9 3h4v4M13 3 7.5 8.5M11 9.5V13H3V5h3.5',
} as const

export type IconName = keyof typeof paths

/** A small drawing of our own, in the colour of the text around it; a name for it belongs to the button it is in. */
export function Icon({ name, size = 16 }: { name: IconName; size?: number }) {
  return (
    <svg className={styles.icon} viewBox="0 0 16 16" width={size} height={size} aria-hidden="true">
      <path d={paths[name]} fill={name === 'play' ? 'currentColor' : undefined} />
    </svg>
  )
}
