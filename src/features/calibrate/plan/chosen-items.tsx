import { useLayoutEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { mostItems } from '#contract/calibration-words.ts'
import { useFormat } from '#i18n/use-format.ts'
import { Button } from '#ui/button.tsx'
import { Tag } from '#ui/tag.tsx'
import type { DraftItem } from './draft.ts'
import { ItemWords } from './item-words.tsx'
import styles from './plan.module.css'

interface Props {
  items: readonly DraftItem[]
  /** Results that cannot be items, as the server said. */
  refused: readonly string[]
  isMissing: boolean
  onChange: (items: DraftItem[]) => void
}

/** The items in the order they are looked at; each can be moved and taken out by buttons, which keep the focus. */
export function ChosenItems({ items, refused, isMissing, onChange }: Props) {
  const { t } = useTranslation('calibration')
  const format = useFormat()
  const list = useRef<HTMLOListElement>(null)
  const heading = useRef<HTMLHeadingElement>(null)
  const [told, setTold] = useState('')
  const wanted = useRef<{ at: number; ways: string[] } | null>(null)
  useLayoutEffect(() => {
    const { at, ways } = wanted.current ?? {}
    if (at === undefined) return
    wanted.current = null
    const row = list.current?.children[at]
    const button = ways?.map((way) => row?.querySelector<HTMLButtonElement>(`[data-way=${way}] button`))
    const next = button?.find((one) => one && !one.disabled) ?? heading.current
    next?.focus()
  })
  const move = (from: number, to: number) => {
    const next = [...items]
    const [item] = next.splice(from, 1)
    if (!item) return
    next.splice(to, 0, item)
    wanted.current = { at: to, ways: to < from ? ['up', 'down'] : ['down', 'up'] }
    setTold(t('plan.moved', { query: item.query, n: format.number(to + 1) }))
    onChange(next)
  }
  const remove = (at: number) => {
    const item = items[at]
    wanted.current = { at: Math.min(at, items.length - 2), ways: ['remove'] }
    setTold(t('plan.removed', { query: item?.query ?? '' }))
    onChange(items.filter((_, other) => other !== at))
  }
  return (
    <div className={styles.part}>
      <h3 ref={heading} tabIndex={-1} data-wrong={isMissing ? '' : undefined}>
        {t('plan.chosen', { n: format.number(items.length), most: format.number(mostItems) })}
      </h3>
      <p className="visually-hidden" role="status">
        {told}
      </p>
      {items.length === 0 && (
        <p className={isMissing ? styles.wrong : styles.quiet}>{t(isMissing ? 'plan.itemsMissing' : 'plan.noItems')}</p>
      )}
      <ol ref={list} className={styles.chosen} aria-label={t('plan.chosenList')}>
        {items.map((item, at) => (
          <li key={item.resultId}>
            <span className={styles.number}>{format.number(at + 1)}</span>
            <div>
              <ItemWords item={item} />
              <Tag>{t(`plan.pick.${item.pick}`)}</Tag>
              {(item.isGone || refused.includes(item.resultId)) && <p className={styles.wrong}>{t('plan.refused')}</p>}
            </div>
            <span className={styles.moves}>
              <span data-way="up">
                <Button
                  isDisabled={at === 0}
                  aria-label={t('plan.up', { query: item.query })}
                  onPress={() => move(at, at - 1)}
                >
                  ↑
                </Button>
              </span>
              <span data-way="down">
                <Button
                  isDisabled={at === items.length - 1}
                  aria-label={t('plan.down', { query: item.query })}
                  onPress={() => move(at, at + 1)}
                >
                  ↓
                </Button>
              </span>
              <span data-way="remove">
                <Button aria-label={t('plan.removeOne', { query: item.query })} onPress={() => remove(at)}>
                  {t('plan.remove')}
                </Button>
              </span>
            </span>
          </li>
        ))}
      </ol>
    </div>
  )
}
