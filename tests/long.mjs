// `npm run test:long`: a thousand random schedules, or as many as `SCHEDULES` says; and what is measured on made-up data with known truth.
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { root } from '../src/server/cli/prepare.mjs'

const vitest = join(root, 'node_modules/vitest/vitest.mjs')
const { SCHEDULES = '1000', SIMULATIONS = '2000', SEEDS = '50' } = process.env
const env = { ...process.env, SCHEDULES, SIMULATIONS, SEEDS }
const statuses = [
  ['unit', 'src/core/measures/compare.test.ts', 'src/core/measures/flip-risk.simulation.test.ts'],
  ['api', 'tests/api/schedules.test.ts'],
].map(
  ([project, ...files]) =>
    spawnSync(process.execPath, [vitest, 'run', '--project', project, ...files], { cwd: root, stdio: 'inherit', env })
      .status ?? 1,
)
process.exit(Math.max(...statuses))
