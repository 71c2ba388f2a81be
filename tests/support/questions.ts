import type { Client } from './api.ts'

/** The questions of a project's owner whose figures are made of all labels. */
export const askAboutWork = (client: Client, projectId: string) => {
  const params = { projectId }
  return {
    agreement: () => client.ok('insights.agreement', { params, query: {} }),
    consensus: () => client.ok('insights.consensus', { params }),
    signals: () => client.ok('insights.signals', { params }),
    drift: () => client.ok('drift.get', { params }),
    gate: () => client.ok('life.gate', { params }),
    report: () => client.ok('report.get', { params }),
  }
}
