import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Checkbox } from '#ui/checkbox.tsx'
import { TextArea } from '#ui/text-area.tsx'
import type { ProjectDraft } from './draft.ts'

interface Props {
  draft: ProjectDraft
  set: <K extends keyof ProjectDraft>(key: K) => (value: ProjectDraft[K]) => void
}

/** Where clips and pictures may come from, and whether the server fetches them. */
export function RemoteMediaFields({ draft: { viewing }, set }: Props) {
  const { t } = useTranslation('projects')
  // Lines as they are typed: an empty one in between is not yet an origin.
  const [text, setText] = useState(viewing.origins.join('\n'))
  const change = (next: string) => {
    setText(next)
    const origins = next
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== '')
    set('viewing')({ ...viewing, origins })
  }
  return (
    <fieldset>
      <legend>{t('form.media')}</legend>
      <TextArea
        label={t('form.origins')}
        description={t('form.originsHint')}
        value={text}
        onChange={change}
        rows={3}
        dir="auto"
      />
      <Checkbox
        isSelected={viewing.ingest}
        onChange={(ingest) => set('viewing')({ ...viewing, ingest })}
        description={t('form.ingestHint')}
      >
        {t('form.ingest')}
      </Checkbox>
    </fieldset>
  )
}
