import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLanguageTest } from '#client/queries/training.ts'
import type { LanguageTest } from '#contract/training.ts'
import { useFormat } from '#i18n/use-format.ts'
import { Button } from '#ui/button.tsx'
import buttonRow from '#ui/button-row.module.css'
import { Dialog } from '#ui/dialog.tsx'
import { NumberField } from '#ui/number-field.tsx'
import { Problem } from '#ui/problem.tsx'
import styles from './training.module.css'

interface Props {
  projectId: string
  language: string
  test: LanguageTest | null
  onClose: () => void
}

/** Setting the test of a language, or asking for none. */
export function TestDialog({ projectId, language, test, onClose }: Props) {
  const { t } = useTranslation(['training', 'common'])
  const format = useFormat()
  const [draft, setDraft] = useState(test ?? { items: 20, passMark: 0.8, attempts: 2 })
  const set = useLanguageTest(projectId, language)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    set.mutate(draft, { onSuccess: onClose })
  }
  return (
    <Dialog title={t('training:test.title', { language: format.language(language) })} isOpen onClose={onClose}>
      <form className={styles.form} onSubmit={submit}>
        <NumberField
          label={t('training:test.items')}
          minValue={1}
          maxValue={200}
          value={draft.items}
          onChange={(items) => setDraft({ ...draft, items: Math.round(items) })}
        />
        <div className={styles.pair}>
          <NumberField
            label={t('training:test.mark')}
            minValue={0}
            maxValue={100}
            value={Math.round(draft.passMark * 100)}
            onChange={(percent) => setDraft({ ...draft, passMark: percent / 100 })}
          />
          <NumberField
            label={t('training:test.attempts')}
            minValue={1}
            maxValue={20}
            value={draft.attempts}
            onChange={(attempts) => setDraft({ ...draft, attempts: Math.round(attempts) })}
          />
        </div>
        <Problem error={set.error} />
        <div className={buttonRow.buttons}>
          <Button type="submit" variant="primary" isPending={set.isPending}>
            {t('common:save')}
          </Button>
          <Button onPress={onClose}>{t('common:cancel')}</Button>
          <span className={buttonRow.grow} />
          {test && (
            <Button variant="quiet" onPress={() => set.mutate(null, { onSuccess: onClose })}>
              {t('training:test.remove')}
            </Button>
          )}
        </div>
      </form>
    </Dialog>
  )
}
