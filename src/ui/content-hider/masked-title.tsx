import { Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import type { Card } from '#contract/safety.ts'
import { useCardTitle } from './card.tsx'
import { MaskedText } from './words.tsx'

interface Props {
  /** Masked words from the server; empty where there are none. */
  title?: string | null
  card?: Card | null
  lang?: string | undefined
}

function Title({ title, card, lang }: Props) {
  const titleOf = useCardTitle()
  if (!title) return titleOf(card ?? null)
  return (
    <bdi lang={lang}>
      <MaskedText text={title} />
    </bdi>
  )
}

/** A masked result in a line: its title as far as it may be read, else what its card says. */
export function MaskedTitle(props: Props) {
  const { t } = useTranslation('ui')
  return (
    <Suspense fallback={t('masked.title')}>
      <Title {...props} />
    </Suspense>
  )
}
