import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import { useActions } from '#actions/use-actions.ts'
import type { Level, ViewRange } from '#contract/viewing.ts'
import type { Place } from '#core/reveal.ts'
import type { Content } from '../content.ts'
import { type Revealing, useRevealing } from '../reveal-context.ts'
import { MaskedCard, useCardTitle } from './card.tsx'
import { createLadder, type Ladder } from './ladder.ts'
import { LadderBar } from './ladder-bar.tsx'
import styles from './masked.module.css'
import { hasPicture, MaskedMedia } from './masked-media.tsx'
import { underShield } from './shield.ts'
import { formAt, isWords, type Masked } from './steps.ts'
import { Words } from './words.tsx'

interface Props {
  content: Content
  place: Place | undefined
  hasKeys: boolean
  onLevel: ((level: Level) => void) | undefined
}

/** Masked content: a card, or as much of it as was raised, with the steps below. Without a way to ask for more it is a card for good. */
export function MaskedContent({ content, place, ...rest }: Props) {
  const revealing = useRevealing()
  const range = content.mask?.range
  if (revealing && place && range) return <Raisable {...{ content, place, range, revealing }} {...rest} />
  return (
    <div className={styles.masked}>
      <MaskedCard card={content.mask?.card ?? null} problem={null} isUnsent={!content.mask?.preview} />
    </div>
  )
}

interface RaisableProps extends Props {
  place: Place
  range: ViewRange
  revealing: Revealing
}

/** One ladder for as long as this result is in view; with it everything that was opened goes. */
function useLadder(
  { place, revealing, onLevel }: Pick<RaisableProps, 'place' | 'revealing' | 'onLevel'>,
  masked: Masked,
): Ladder {
  const [current] = useState({ revealing, onLevel })
  current.revealing = revealing
  current.onLevel = onLevel
  const [ladder] = useState(() =>
    createLadder({
      ...{ masked, place },
      revealer: revealing.revealer,
      preferences: () => current.revealing.preferences,
      onLevel: (level) => current.onLevel?.(level),
    }),
  )
  useEffect(() => {
    const remove = underShield(ladder)
    current.onLevel?.(ladder.store.getState().level)
    return () => {
      remove()
      ladder.mask('start')
    }
  }, [ladder, current])
  return ladder
}

function Raisable({ hasKeys, ...props }: RaisableProps) {
  const { content, range, revealing } = props
  const { t } = useTranslation(['viewing', 'ui'])
  const titleOf = useCardTitle()
  const mask = content.mask
  const masked: Masked = { kind: content.kind, range, hasPreview: Boolean(mask?.preview) }
  const ladder = useLadder(props, masked)
  const { level, words, problem, hasFallen } = useStore(ladder.store)
  const { preferences } = revealing
  // Whoever stays with a result for a moment may want to see more of it; who passes by asks for nothing.
  // biome-ignore lint/correctness/useExhaustiveDependencies: at each level another step comes next
  useEffect(() => {
    if (!hasKeys) return
    const timer = setTimeout(ladder.prepare, 300)
    return () => clearTimeout(timer)
  }, [ladder, hasKeys, level])
  useActions(
    'viewing',
    {
      'view.more': { run: ladder.more, hold: preferences.hold ? ladder.hold : undefined },
      'view.less': { run: ladder.less },
      'view.longer': { run: ladder.longer },
    },
    hasKeys,
  )
  const isText = isWords(content.kind)
  const shown = wordsAt(masked, level, words, mask)
  const isPicture = !isText && hasPicture(content, ladder)
  const card = mask?.card ?? null
  const name = t('viewing:hider.name', { what: titleOf(card), level })
  const said = problem ? t(`viewing:problem.${problem}`) : hasFallen ? t('viewing:hider.maskedAgain') : ''
  return (
    <fieldset className={styles.masked} aria-label={name} data-level={level}>
      <div className={styles.stage}>
        {isPicture ? (
          <MaskedMedia {...{ content, ladder, preferences, hasKeys }} />
        ) : isText && shown ? (
          <Words {...shown} lang={content.lang} isLong />
        ) : (
          <MaskedCard card={card} problem={problem} isUnsent={!mask?.preview && !mask?.title && !mask?.text} />
        )}
      </div>
      {!isText && shown && <Words {...shown} lang={content.lang} isLong={false} />}
      {problem && (isPicture || (isText && shown)) && <p className={styles.problem}>{said}</p>}
      <LadderBar {...{ ladder, preferences, hasKeys, isText }} />
      <p className="visually-hidden" role="status">
        {said} {t('viewing:hider.levelOf', { level })}
      </p>
    </fieldset>
  )
}

/** The words to show at a level: those that were opened, or the masked ones that came with the result where the level allows no others. */
function wordsAt(
  masked: Masked,
  level: Level,
  opened: { title: string; snippet: string; text: string; author: string } | null,
  mask: Content['mask'],
): { title: string; text: string; author?: string } | null {
  const form = formAt(masked, level)
  if (form === 'card' || !mask) return null
  if (opened) return { title: opened.title, text: opened.text || opened.snippet, author: opened.author }
  const came = { title: mask.title, text: mask.text }
  const isSame = form === 'tokens' && (mask.title !== '' || mask.text !== '')
  return isSame ? came : null
}
