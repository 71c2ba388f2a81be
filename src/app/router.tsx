import { createRoute, createRouter } from '@tanstack/react-router'
import { runsSearch } from '#features/runs/search.ts'
import { overviewSearch } from '#features/watch/overview/search.ts'
import { inside, project, root } from './base-routes.tsx'
import {
  calibration,
  calibrationAlone,
  calibrationReport,
  calibrationRoom,
  editCalibration,
  newCalibration,
} from './calibration-routes.tsx'
import { FailedPage } from './failed-page.tsx'
import { LatePage } from './late-page.tsx'
import { LostPage } from './lost-page.tsx'
import { page } from './page.ts'

/** Only addresses within this application: a sign-in link must not lead elsewhere. */
function within(address: unknown): string | undefined {
  return typeof address === 'string' && /^\/(?![/\\])/.test(address) ? address : undefined
}

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: (search: Record<string, unknown>): { next?: string } => {
    const next = within(search.next)
    return next ? { next } : {}
  },
  component: page(() => import('./pages/sign-in.tsx'), 'SignIn'),
})

const link = createRoute({
  getParentRoute: () => root,
  path: '/link/$token',
  component: page(() => import('./pages/link.tsx'), 'LinkRoute'),
})

const sharedReport = createRoute({
  getParentRoute: () => root,
  path: '/shared/report/$token',
  component: page(() => import('./pages/shared-report.tsx'), 'SharedReport'),
})

const home = createRoute({
  getParentRoute: () => inside,
  path: '/',
  component: page(() => import('#features/home/home-page.tsx'), 'HomePage'),
})
const labelEverything = createRoute({
  getParentRoute: () => inside,
  path: '/label',
  component: page(() => import('./pages/label.tsx'), 'LabelEverything'),
})
const history = createRoute({
  getParentRoute: () => inside,
  path: '/history',
  component: page(() => import('#features/history/history-page.tsx'), 'HistoryPage'),
})
const skill = createRoute({
  getParentRoute: () => inside,
  path: '/skill',
  component: page(() => import('#features/skill/skill-page.tsx'), 'SkillPage'),
})
const correct = createRoute({
  getParentRoute: () => inside,
  path: '/history/$assignmentId',
  component: page(() => import('./pages/correct.tsx'), 'Correct'),
})
const feedback = createRoute({
  getParentRoute: () => inside,
  path: '/feedback',
  component: page(() => import('#features/feedback/feedback-page.tsx'), 'FeedbackPage'),
})
const inbox = createRoute({
  getParentRoute: () => inside,
  path: '/inbox',
  component: page(() => import('#features/notices/inbox-page.tsx'), 'InboxPage'),
})
const people = createRoute({
  getParentRoute: () => inside,
  path: '/people',
  component: page(() => import('#features/people/people-page.tsx'), 'PeoplePage'),
})
const status = createRoute({
  getParentRoute: () => inside,
  path: '/status',
  component: page(() => import('#features/status/status-page.tsx'), 'StatusPage'),
})
const officer = createRoute({
  getParentRoute: () => inside,
  path: '/officer',
  component: page(() => import('#features/officer/officer-page.tsx'), 'OfficerPage'),
})
const settings = createRoute({
  getParentRoute: () => inside,
  path: '/settings',
  component: page(() => import('#features/settings/settings-page.tsx'), 'SettingsPage'),
})
const exposure = createRoute({
  getParentRoute: () => inside,
  path: '/exposure',
  component: page(() => import('#features/exposure/exposure-page.tsx'), 'ExposurePage'),
})
const organisation = createRoute({
  getParentRoute: () => inside,
  path: '/organisation',
  component: page(() => import('#features/organisation/organisation-page.tsx'), 'OrganisationPage'),
})
const overview = createRoute({
  getParentRoute: () => inside,
  path: '/overview',
  validateSearch: overviewSearch,
  component: page(() => import('./pages/overview.tsx'), 'OverviewRoute'),
})
const newProject = createRoute({
  getParentRoute: () => inside,
  path: '/projects/new',
  component: page(() => import('#features/projects/new-project-page.tsx'), 'NewProjectPage'),
})

const progress = createRoute({
  getParentRoute: () => project,
  path: '/',
  component: page(() => import('./pages/project.tsx'), 'Progress'),
})
const label = createRoute({
  getParentRoute: () => project,
  path: '/label',
  component: page(() => import('./pages/label.tsx'), 'Label'),
})
const review = createRoute({
  getParentRoute: () => project,
  path: '/review',
  component: page(() => import('./pages/review.tsx'), 'Review'),
})
const projectSettings = createRoute({
  getParentRoute: () => project,
  path: '/settings',
  component: page(() => import('./pages/project.tsx'), 'ProjectSettings'),
})
const guideline = createRoute({
  getParentRoute: () => project,
  path: '/guideline',
  component: page(() => import('./pages/project.tsx'), 'ProjectGuideline'),
})
const members = createRoute({
  getParentRoute: () => project,
  path: '/people',
  component: page(() => import('./pages/project.tsx'), 'Members'),
})
const gold = createRoute({
  getParentRoute: () => project,
  path: '/gold',
  component: page(() => import('./pages/project.tsx'), 'Gold'),
})
const bulk = createRoute({
  getParentRoute: () => project,
  path: '/bulk',
  validateSearch: (search: Record<string, unknown>): { clause?: string; guidelineBefore?: string } => {
    const { clause, guidelineBefore } = search
    return {
      ...(typeof clause === 'string' && clause !== '' && { clause: clause.slice(0, 100) }),
      ...(/^[1-9]\d{0,3}$/.test(String(guidelineBefore)) && { guidelineBefore: String(guidelineBefore) }),
    }
  },
  component: page(() => import('./pages/bulk.tsx'), 'Bulk'),
})
const training = createRoute({
  getParentRoute: () => project,
  path: '/training',
  component: page(() => import('./pages/project.tsx'), 'Training'),
})
const importing = createRoute({
  getParentRoute: () => project,
  path: '/import',
  component: page(() => import('./pages/project.tsx'), 'Import'),
})
const exporting = createRoute({
  getParentRoute: () => project,
  path: '/export',
  component: page(() => import('./pages/project.tsx'), 'Export'),
})

const plan = createRoute({
  getParentRoute: () => project,
  path: '/plan',
  component: page(() => import('./pages/plan.tsx'), 'Plan'),
})
const report = createRoute({
  getParentRoute: () => project,
  path: '/report',
  component: page(() => import('./pages/plan.tsx'), 'Report'),
})
const delivery = createRoute({
  getParentRoute: () => project,
  path: '/delivery',
  component: page(() => import('./pages/delivery.tsx'), 'Deliveries'),
})
const dataCard = createRoute({
  getParentRoute: () => project,
  path: '/delivery/$version',
  component: page(() => import('./pages/delivery.tsx'), 'Card'),
})

const board = createRoute({
  getParentRoute: () => project,
  path: '/board',
  component: page(() => import('./pages/board.tsx'), 'Board'),
})
const risks = createRoute({
  getParentRoute: () => project,
  path: '/risks',
  component: page(() => import('./pages/board.tsx'), 'Risks'),
})
const runs = createRoute({
  getParentRoute: () => project,
  path: '/runs',
  validateSearch: runsSearch,
  component: page(() => import('./pages/runs.tsx'), 'Runs'),
})
const drift = createRoute({
  getParentRoute: () => project,
  path: '/drift',
  component: page(() => import('./pages/drift.tsx'), 'Drift'),
})
const agreement = createRoute({
  getParentRoute: () => project,
  path: '/agreement',
  validateSearch: (search: Record<string, unknown>): { language?: string } =>
    typeof search.language === 'string' && search.language !== '' ? { language: search.language.slice(0, 35) } : {},
  component: page(() => import('./pages/agreement.tsx'), 'Agreement'),
})

/** Masked content to look at, in development only; the built application has no such page. */
const lab = createRoute({
  getParentRoute: () => root,
  path: '/lab',
  component: import.meta.env.DEV ? page(() => import('./lab/lab-page.tsx'), 'LabPage') : LostPage,
})

const projectExposure = createRoute({
  getParentRoute: () => project,
  path: '/exposure',
  component: page(() => import('./pages/exposure.tsx'), 'ProjectExposure'),
})

const routeTree = root.addChildren([
  lab,
  signIn,
  link,
  sharedReport,
  inside.addChildren([
    home,
    labelEverything,
    history,
    skill,
    correct,
    feedback,
    inbox,
    people,
    status,
    officer,
    settings,
    exposure,
    organisation,
    overview,
    newProject,
    project.addChildren([
      progress,
      label,
      review,
      projectSettings,
      guideline,
      gold,
      members,
      bulk,
      importing,
      exporting,
      plan,
      board,
      risks,
      report,
      delivery,
      dataCard,
      agreement,
      calibration,
      newCalibration,
      calibrationReport,
      editCalibration,
      calibrationRoom,
      calibrationAlone,
      drift,
      runs,
      training,
      projectExposure,
    ]),
  ]),
])

/** Every page of the application and its address. */
export const router = createRouter({
  routeTree,
  defaultPreload: 'intent',
  defaultNotFoundComponent: LostPage,
  defaultErrorComponent: FailedPage,
  defaultPendingComponent: LatePage,
  // What has come is shown at once, however short the wait was seen.
  defaultPendingMinMs: 0,
  scrollRestoration: true,
})

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}
