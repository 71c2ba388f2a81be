import { useTranslation } from 'react-i18next'
import { Button } from '#ui/button.tsx'
import { useSafetyName } from '#ui/workbench/safety-names.ts'
import { type Draft, without } from './draft.ts'
import { idOf } from './options.ts'
import own from './safety.module.css'

interface Props {
  draft: Draft
  setDraft: (draft: Draft) => void
}

/** What was found so far; contexts, evidence and digits go to the one that is pressed. */
export function FoundList({ draft, setDraft }: Props) {
  const { t } = useTranslation('safety')
  const name = useSafetyName()
  if (draft.findings.length === 0) return null
  return (
    <ul className={own.found} aria-label={t('picker.found')}>
      {draft.findings.map((finding, i) => {
        const what = t('summary', { category: name(finding), severity: finding.severity })
        return (
          <li key={idOf(finding)}>
            <Button isPressed={i === draft.current} onPress={() => setDraft({ ...draft, current: i })}>
              <bdi>{what}</bdi>
            </Button>
            <Button
              variant="bare"
              aria-label={t('picker.remove', { what })}
              onPress={() => setDraft(without(draft, i))}
            >
              ×
            </Button>
          </li>
        )
      })}
    </ul>
  )
}
