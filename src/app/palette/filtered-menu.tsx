import type { ReactNode } from 'react'
import { Autocomplete } from 'react-aria-components/Autocomplete'
import { Menu, MenuItem } from 'react-aria-components/Menu'
import { Input, TextField } from 'react-aria-components/TextField'
import styles from './palette.module.css'

type Props = {
  label: string
  hint: string
  listLabel: string
  typed: string
  onType: (typed: string) => void
  onPick: (id: string) => void
  nothing: string
  /** Said to screen readers as the list changes. */
  status: string
  children: ReactNode
}

/** One line of the menu; `text` is what it is read out as. */
export function Item({ id, text, children }: { id: string; text: string; children?: ReactNode }) {
  return (
    <MenuItem id={id} textValue={text} className={styles.item ?? ''}>
      <bdi>{text}</bdi>
      {children}
    </MenuItem>
  )
}

/** A field with a menu below it: typing filters, arrows move in the menu while the field keeps the focus, Enter picks. */
export function FilteredMenu({ label, hint, listLabel, typed, onType, onPick, nothing, status, children }: Props) {
  return (
    <Autocomplete inputValue={typed} onInputChange={onType}>
      <TextField aria-label={label} autoFocus>
        <Input className={styles.field ?? ''} placeholder={hint} dir="auto" spellCheck={false} />
      </TextField>
      <Menu
        aria-label={listLabel}
        className={styles.list ?? ''}
        onAction={(id) => onPick(String(id))}
        renderEmptyState={() => <p className={styles.nothing}>{nothing}</p>}
      >
        {children}
      </Menu>
      <p role="status" className="visually-hidden">
        {status}
      </p>
    </Autocomplete>
  )
}
