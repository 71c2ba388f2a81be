import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Choice } from '#actions/action.ts'
import { FilteredMenu, Item } from './filtered-menu.tsx'
import { hasWords } from './find-words.ts'

const back = '\u2190back'

type Props = { choices: readonly Choice[]; onPick: (id: string) => void; onBack: () => void }

/** What a command may be run with, and the way back to all commands. */
export function ChoiceList({ choices, onPick, onBack }: Props) {
  const { t } = useTranslation(['keys'])
  const [typed, setTyped] = useState('')
  const found = choices.filter(({ label }) => hasWords(label, typed))
  return (
    <FilteredMenu
      label={t('keys:palette.search')}
      hint={t('keys:palette.chooseHint')}
      listLabel={t('keys:palette.list')}
      typed={typed}
      onType={setTyped}
      nothing={t('keys:palette.nothing', { text: typed })}
      status={typed ? t('keys:palette.found', { count: found.length }) : ''}
      onPick={(id) => (id === back ? onBack() : onPick(id))}
    >
      {found.map(({ id, label }) => (
        <Item key={id} id={id} text={label} />
      ))}
      {typed === '' && <Item id={back} text={t('keys:palette.back')} />}
    </FilteredMenu>
  )
}
