import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { setLetterKeys } from '#actions/registry.ts'
import { useActions } from '#actions/use-actions.ts'
import { projectListOptions } from '#client/queries/projects.ts'
import { sessionOptions, useUpdateMe } from '#client/queries/session.ts'
import { changeLanguage } from '#i18n/init.ts'
import { languages } from '#i18n/languages.ts'
import { setTheme } from '#ui/theme.ts'
import { useLeave } from '../use-leave.tsx'

const themes = ['system', 'light', 'dark'] as const

/** The ways to the pages; the projects are those that the start page has already fetched. */
function usePlaces(isServerOwner: boolean): void {
  const navigate = useNavigate()
  const client = useQueryClient()
  const projects = () => client.getQueryData(projectListOptions().queryKey)?.projects ?? []
  const openProject = (id: string | null) => {
    const project = projects().find((one) => one.id === id)
    if (!project) return
    const to = project.roles.includes('owner') ? '/projects/$projectId' : '/projects/$projectId/label'
    void navigate({ to, params: { projectId: project.id } })
  }
  useActions('global', {
    'go.home': { run: () => void navigate({ to: '/' }) },
    'go.history': { run: () => void navigate({ to: '/history' }) },
    'go.settings': { run: () => void navigate({ to: '/settings' }) },
    'go.people': isServerOwner ? { run: () => void navigate({ to: '/people' }) } : undefined,
    'go.project': {
      run: ({ choice }) => openProject(choice),
      enabled: () => projects().length > 0,
      choices: () => projects().map(({ id, name }) => ({ id, label: name })),
    },
  })
}

/** What the shell itself can do: go somewhere, switch language or colours, sign out; and the person's key settings. */
export function AppCommands() {
  const { t } = useTranslation(['keys'])
  const { data: session } = useQuery(sessionOptions())
  const update = useUpdateMe()
  const { leave, question } = useLeave()
  const settings = session?.me?.settings
  const letterKeys = settings?.letterKeys ?? true
  const keyHints = settings?.keyHints ?? true
  useEffect(() => setLetterKeys(letterKeys), [letterKeys])
  useEffect(() => {
    document.documentElement.dataset.keyHints = keyHints ? 'on' : 'off'
  }, [keyHints])
  usePlaces(session?.me?.serverOwner ?? false)
  useActions('global', {
    'app.language': {
      choices: () => languages.map(({ code, name }) => ({ id: code, label: name })),
      run: ({ choice }) => {
        if (!choice) return
        void changeLanguage(choice)
        update.mutate({ uiLanguage: choice })
      },
    },
    'app.theme': {
      choices: () => themes.map((theme) => ({ id: theme, label: t(`keys:themes.${theme}`) })),
      run: ({ choice }) => {
        const theme = themes.find((one) => one === choice)
        if (!theme) return
        setTheme(theme)
        update.mutate({ theme })
      },
    },
    'app.signOut': { run: leave },
  })
  return question
}
