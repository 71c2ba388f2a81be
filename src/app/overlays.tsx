import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { setLetterKeys } from '#actions/registry.ts'
import { useActions } from '#actions/use-actions.ts'
import { sessionOptions, useUpdateMe } from '#client/queries/session.ts'
import { changeLanguage } from '#i18n/init.ts'
import { languages } from '#i18n/languages.ts'
import { setKeyHints } from '#ui/kbd.tsx'
import { setTheme, type Theme } from '#ui/theme.ts'
import { KeysAndCommands } from './palette/keys-and-commands.tsx'
import { useProjectCommand } from './palette/use-project-command.ts'
import { SignInAgain } from './sign-in-again-dialog.tsx'
import { SuspectCard } from './suspect/suspect-card.tsx'
import { useLeave } from './use-leave.tsx'

/** What can lie over any page, and what can be done from everywhere. */
export function Overlays() {
  const { t } = useTranslation('settings')
  const navigate = useNavigate()
  const { data: session } = useQuery(sessionOptions())
  const { leave, question } = useLeave()
  const update = useUpdateMe()
  const me = session?.me
  const letterKeys = me?.settings.letterKeys ?? true
  const keyHints = me?.settings.keyHints ?? true
  useEffect(() => setLetterKeys(letterKeys), [letterKeys])
  useEffect(() => setKeyHints(keyHints), [keyHints])
  useProjectCommand()
  useActions('global', {
    'go.home': { run: () => void navigate({ to: '/' }) },
    'go.history': { run: () => void navigate({ to: '/history' }) },
    'go.feedback': { run: () => void navigate({ to: '/feedback' }) },
    'go.inbox': { run: () => void navigate({ to: '/inbox' }) },
    'go.people': me?.serverOwner ? { run: () => void navigate({ to: '/people' }) } : undefined,
    'go.status': me?.serverOwner ? { run: () => void navigate({ to: '/status' }) } : undefined,
    'go.settings': { run: () => void navigate({ to: '/settings' }) },
    'app.language': {
      run: ({ choice }) => {
        if (!choice) return
        void changeLanguage(choice)
        update.mutate({ uiLanguage: choice })
      },
      choices: () => languages.map(({ code, name }) => ({ id: code, label: name })),
    },
    'app.theme': {
      run: ({ choice }) => {
        if (!choice) return
        setTheme(choice as Theme)
        update.mutate({ theme: choice as Theme })
      },
      choices: () => (['system', 'light', 'dark'] as const).map((id) => ({ id, label: t(`themes.${id}`) })),
    },
    'app.signOut': { run: leave },
  })
  return (
    <>
      <KeysAndCommands />
      <SignInAgain />
      <SuspectCard />
      {question}
    </>
  )
}
