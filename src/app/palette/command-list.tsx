import { useState } from 'react'
import { Header, MenuSection } from 'react-aria-components/Menu'
import { useTranslation } from 'react-i18next'
import { sections } from '#actions/action.ts'
import type { AvailableAction } from '#actions/available.ts'
import { keysInForce, useLetterKeys } from '#actions/use-caps.ts'
import { Caps } from './caps.tsx'
import { type Command, findCommands } from './commands.ts'
import { FilteredMenu, Item } from './filtered-menu.tsx'
import { keyList } from './key-list.ts'
import styles from './palette.module.css'
import { recentCommands } from './recent.ts'

type Props = { actions: readonly AvailableAction[]; onPick: (action: AvailableAction) => void }

function CommandItem({ command: { id, label, action } }: { command: Command }) {
  const letterKeys = useLetterKeys()
  const list = keyList(keysInForce(action.row.keys, letterKeys), action.handler)
  return (
    <Item id={id} text={label}>
      {list.keys.length > 0 && <Caps {...list} />}
    </Item>
  )
}

function Section({ title, commands }: { title: string; commands: readonly Command[] }) {
  if (commands.length === 0) return null
  return (
    <MenuSection>
      <Header className={styles.section}>{title}</Header>
      {commands.map((command) => (
        <CommandItem key={command.id} command={command} />
      ))}
    </MenuSection>
  )
}

/** The commands with a field to find one: those used lately first, then by section. */
export function CommandList({ actions, onPick }: Props) {
  const { t } = useTranslation(['keys', 'actions'])
  const [typed, setTyped] = useState('')
  const [recent] = useState(recentCommands)
  const commands = actions.map((action): Command => ({ id: action.row.id, label: t(action.row.labelKey), action }))
  const { lately, rest } = findCommands(commands, typed, recent)
  const count = lately.length + rest.length
  return (
    <FilteredMenu
      label={t('keys:palette.search')}
      hint={t('keys:palette.searchHint')}
      listLabel={t('keys:palette.list')}
      typed={typed}
      onType={setTyped}
      nothing={t('keys:palette.nothing', { text: typed })}
      status={typed ? t('keys:palette.found', { count }) : ''}
      onPick={(id) => {
        const action = actions.find(({ row }) => row.id === id)
        if (action) onPick(action)
      }}
    >
      <Section title={t('keys:palette.recent')} commands={lately} />
      {sections.map((section) => (
        <Section
          key={section}
          title={t(`keys:sections.${section}`)}
          commands={rest.filter(({ action }) => action.row.section === section)}
        />
      ))}
    </FilteredMenu>
  )
}
