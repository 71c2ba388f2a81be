import { useTranslation } from 'react-i18next'
import { useCaps } from '#actions/use-caps.ts'
import { confidences, safetyBases, safetyContexts } from '#contract/safety-words.ts'
import { Button } from '#ui/button.tsx'
import { Kbd } from '#ui/kbd.tsx'
import { hasClip } from '#ui/workbench/evidence.ts'
import { useEvidenceText } from '#ui/workbench/evidence-text.ts'
import { changed, type Draft, toggled } from './draft.ts'
import own from './safety.module.css'

interface Props {
  draft: Draft
  setDraft: (draft: Draft) => void
  /** Where evidence begins that has no end yet, in ms. */
  from: number | null
  takeFrom: () => void
  takeTo: () => void
  takeSpan: () => void
}

/** How what was found appears, where, what it was judged from, and how sure that is. */
export function FindingParts({ draft, setDraft, from, takeFrom, takeTo, takeSpan }: Props) {
  const { t } = useTranslation('safety')
  const caps = useCaps()
  const words = useEvidenceText()
  const finding = draft.findings[draft.current]
  if (!finding) return null
  const change = (more: Parameters<typeof changed>[2]) => setDraft(changed(draft, draft.current, more))
  return (
    <>
      <fieldset className={own.toggles}>
        <legend>{t('picker.contexts')}</legend>
        {safetyContexts.map((one) => (
          <Button
            key={one}
            isPressed={finding.contexts.includes(one)}
            onPress={() => change({ contexts: toggled(finding.contexts, one) })}
          >
            {t(`context.${one}`)}
          </Button>
        ))}
      </fieldset>
      <fieldset className={own.toggles}>
        <legend>{t('picker.evidence')}</legend>
        {finding.evidence.map((one) => (
          <Button
            key={words(one)}
            aria-label={t('picker.removeEvidence', { what: words(one) })}
            onPress={() => change({ evidence: finding.evidence.filter((other) => other !== one) })}
          >
            <bdi>{words(one)}</bdi> ×
          </Button>
        ))}
        {hasClip() && (
          <>
            <Button isPressed={from !== null} onPress={takeFrom}>
              {t('picker.from')} <Kbd>{caps('[')[0] ?? ''}</Kbd>
            </Button>
            <Button onPress={takeTo}>
              {t('picker.to')} <Kbd>{caps(']')[0] ?? ''}</Kbd>
            </Button>
          </>
        )}
        <Button onPress={takeSpan}>
          {t('picker.span')} <Kbd>{caps('+')[0] ?? ''}</Kbd>
        </Button>
      </fieldset>
      <fieldset className={own.toggles}>
        <legend>{t('picker.bases')}</legend>
        {safetyBases.map((one) => (
          <Button
            key={one}
            isPressed={draft.bases.includes(one)}
            onPress={() => setDraft({ ...draft, bases: toggled(draft.bases, one) })}
          >
            {t(`basis.${one}`)}
          </Button>
        ))}
      </fieldset>
      <fieldset className={own.toggles}>
        <legend>{t('picker.confidence')}</legend>
        {confidences.map((one) => (
          <Button
            key={one}
            isPressed={draft.confidence === one}
            onPress={() => setDraft({ ...draft, confidence: draft.confidence === one ? null : one })}
          >
            {t(`sure.${one}`)}
          </Button>
        ))}
      </fieldset>
    </>
  )
}
