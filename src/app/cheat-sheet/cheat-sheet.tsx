import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Section, sections } from '#actions/action.ts'
import { type AvailableAction, availableActions } from '#actions/available.ts'
import { registry } from '#actions/registry.ts'
import { keysInForce, useLetterKeys, useSpokenKey } from '#actions/use-caps.ts'
import { Button } from '#ui/button.tsx'
import { Dialog } from '#ui/dialog.tsx'
import { TextField } from '#ui/text-field.tsx'
import { Caps } from '../palette/caps.tsx'
import { hasWords } from '../palette/find-words.ts'
import { keyList } from '../palette/key-list.ts'
import styles from './cheat-sheet.module.css'

type Line = { section: Section; id: string; label: string; list: ReturnType<typeof keyList> }

/** The lines of the sheet: every action of the page that has a key in force, as the table orders them. */
function useLines(actions: readonly AvailableAction[]): Line[] {
  const { t } = useTranslation(['actions'])
  const letterKeys = useLetterKeys()
  return actions
    .map(({ row, handler }) => ({
      section: row.section,
      id: row.id,
      label: t(row.labelKey),
      list: keyList(keysInForce(row.keys, letterKeys), handler),
    }))
    .filter(({ list }) => list.keys.length > 0)
}

function SectionOf({ title, lines }: { title: string; lines: readonly Line[] }) {
  if (lines.length === 0) return null
  return (
    <section className={styles.section}>
      <h3>{title}</h3>
      <dl>
        {lines.map(({ id, label, list }) => (
          <div key={id} className={styles.line}>
            <dt>{label}</dt>
            <dd>
              <Caps {...list} />
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

/** Every key of the page, made from the action table; it can be searched by action or key, and printed. */
export function CheatSheet({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation(['keys'])
  const letterKeys = useLetterKeys()
  const spoken = useSpokenKey()
  const [typed, setTyped] = useState('')
  const [actions] = useState(() => availableActions(registry.store.getState()))
  const lines = useLines(actions).filter(({ label, list }) =>
    hasWords([label, ...list.keys, ...list.keys.map(spoken)].join(' '), typed),
  )
  return (
    <Dialog title={t('keys:sheet.title')} isOpen onClose={onClose} size="large">
      <div className={styles.sheet}>
        <div className={styles.tools}>
          <TextField label={t('keys:sheet.search')} type="search" value={typed} onChange={setTyped} autoFocus />
          <Button onPress={() => window.print()}>{t('keys:sheet.print')}</Button>
        </div>
        {!letterKeys && <p className={styles.note}>{t('keys:sheet.lettersOff')}</p>}
        <p role="status" className="visually-hidden">
          {typed && t('keys:sheet.found', { count: lines.length })}
        </p>
        {lines.length === 0 && <p className={styles.note}>{t('keys:sheet.nothing', { text: typed })}</p>}
        <div className={styles.columns}>
          {sections.map((section) => (
            <SectionOf
              key={section}
              title={t(`keys:sections.${section}`)}
              lines={lines.filter((line) => line.section === section)}
            />
          ))}
        </div>
      </div>
    </Dialog>
  )
}
