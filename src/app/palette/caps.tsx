import { Fragment } from 'react'
import { useTranslation } from 'react-i18next'
import { useCaps, useSpokenKey } from '#actions/use-caps.ts'
import { Kbd } from '#ui/kbd.tsx'
import styles from './caps.module.css'
import type { KeyList } from './key-list.ts'

/** Keys as caps to look at and as words to listen to. */
export function Caps({ keys, isRange }: KeyList) {
  const { t } = useTranslation(['keys'])
  const caps = useCaps()
  const spoken = useSpokenKey()
  const between = isRange ? t('keys:sheet.to') : t('keys:sheet.or')
  return (
    // A range of digits runs from small to large in every script.
    <span className={styles.caps} dir={isRange ? 'ltr' : undefined}>
      {keys.map((key, at) => (
        <Fragment key={key}>
          {at > 0 && <span aria-hidden="true">{isRange ? '–' : between}</span>}
          <span className={styles.chord} dir="ltr">
            {caps(key).map((cap) => (
              <Kbd key={cap}>{cap}</Kbd>
            ))}
          </span>
        </Fragment>
      ))}
      <span className="visually-hidden">{keys.map(spoken).join(` ${between} `)}</span>
    </span>
  )
}
