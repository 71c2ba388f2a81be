// `npm run test:long`: a thousand random schedules, or as many as `SCHEDULES` says.
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { root } from '../src/server/cli/prepare.mjs'

const args = [join(root, 'node_modules/vitest/vitest.mjs'), 'run', '--project', 'api', 'tests/api/schedules.test.ts']
const env = { ...process.env, SCHEDULES: process.env.SCHEDULES ?? '1000' }
process.exit(spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit', env }).status ?? 1)
