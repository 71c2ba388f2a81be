import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useSafetyName } from '#ui/workbench/safety-names.ts'
import { idOf, type Option } from './options.ts'
import own from './safety.module.css'

interface Props {
  id: string
  options: readonly Option[]
  place: number | null
  onMark: (place: number) => void
}

/** The categories and their leaves that fit what was typed; one of them is marked, and a digit then says how severe it is. */
export function OptionList({ id, options, place, onMark }: Props) {
  const { t } = useTranslation('safety')
  const name = useSafetyName()
  const list = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (place !== null) list.current?.children[place]?.scrollIntoView({ block: 'nearest' })
  }, [place])
  if (options.length === 0) return <p className={own.hint}>{t('picker.nothing')}</p>
  return (
    <div ref={list} id={id} role="listbox" aria-label={t('picker.title')} className={own.options}>
      {options.map((option, i) => {
        const { leaf } = option
        return (
          // biome-ignore lint/a11y/useFocusableInteractive lint/a11y/useKeyWithClickEvents: the search field keeps the focus and moves the mark
          <div
            key={idOf(option)}
            id={`${id}-${i}`}
            role="option"
            aria-selected={i === place}
            className={own.option}
            data-leaf={leaf ? '' : undefined}
            onClick={() => onMark(i)}
          >
            {name(option)}
            <small>{leaf && leaf !== 'suspected-csam' ? t(`about.${leaf}`) : t('about.any')}</small>
          </div>
        )
      })}
    </div>
  )
}
