// `npm run test:long`: a thousand random schedules, or as many as `SCHEDULES` says; every property on new cases; what is measured on made-up data with known truth;
// and every page for leaks in Firefox too, where there is one.
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { buildIfNeeded, installIfNeeded, root } from '../src/server/cli/prepare.mjs'

installIfNeeded()
buildIfNeeded()

const vitest = join(root, 'node_modules/vitest/vitest.mjs')
const { SCHEDULES = '1000', SIMULATIONS = '2000', SEEDS = '50' } = process.env
const env = { FIREFOX: '1', ...process.env, NEW_CASES: '1', SCHEDULES, SIMULATIONS, SEEDS }
const statuses = [
  ['unit'],
  ['api', 'tests/api/schedules.test.ts', 'tests/api/bulk-histories.test.ts'],
  ['e2e', 'tests/e2e/leaks.test.ts'],
].map(
  ([project, ...files]) =>
    spawnSync(process.execPath, [vitest, 'run', '--project', project, ...files], { cwd: root, stdio: 'inherit', env })
      .status ?? 1,
)
process.exit(Math.max(...statuses))
