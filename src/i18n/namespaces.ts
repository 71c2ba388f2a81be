import type account from '../../locales/en/account.json'
import type actions from '../../locales/en/actions.json'
import type bulk from '../../locales/en/bulk.json'
import type calibration from '../../locales/en/calibration.json'
import type care from '../../locales/en/care.json'
import type common from '../../locales/en/common.json'
import type errors from '../../locales/en/errors.json'
import type exporting from '../../locales/en/export.json'
import type feedback from '../../locales/en/feedback.json'
import type gold from '../../locales/en/gold.json'
import type guideline from '../../locales/en/guideline.json'
import type history from '../../locales/en/history.json'
import type home from '../../locales/en/home.json'
import type importing from '../../locales/en/import.json'
import type insights from '../../locales/en/insights.json'
import type keys from '../../locales/en/keys.json'
import type label from '../../locales/en/label.json'
import type notices from '../../locales/en/notices.json'
import type officer from '../../locales/en/officer.json'
import type people from '../../locales/en/people.json'
import type plan from '../../locales/en/plan.json'
import type projects from '../../locales/en/projects.json'
import type review from '../../locales/en/review.json'
import type runs from '../../locales/en/runs.json'
import type safety from '../../locales/en/safety.json'
import type scales from '../../locales/en/scales.json'
import type settings from '../../locales/en/settings.json'
import type skill from '../../locales/en/skill.json'
import type status from '../../locales/en/status.json'
import type training from '../../locales/en/training.json'
import type ui from '../../locales/en/ui.json'
import type viewing from '../../locales/en/viewing.json'
import type watch from '../../locales/en/watch.json'

/** The texts by namespace, as English has them: an unknown key is a type error. */
export interface Texts {
  account: typeof account
  actions: typeof actions
  bulk: typeof bulk
  calibration: typeof calibration
  care: typeof care
  common: typeof common
  errors: typeof errors
  export: typeof exporting
  feedback: typeof feedback
  gold: typeof gold
  guideline: typeof guideline
  history: typeof history
  home: typeof home
  import: typeof importing
  insights: typeof insights
  keys: typeof keys
  label: typeof label
  notices: typeof notices
  officer: typeof officer
  people: typeof people
  plan: typeof plan
  projects: typeof projects
  review: typeof review
  runs: typeof runs
  safety: typeof safety
  scales: typeof scales
  settings: typeof settings
  skill: typeof skill
  status: typeof status
  training: typeof training
  ui: typeof ui
  viewing: typeof viewing
  watch: typeof watch
}

export type Namespace = keyof Texts

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'common'
    resources: Texts
  }
}
