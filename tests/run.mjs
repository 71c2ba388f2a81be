// `npm test`: everything, in the order in which failures are cheapest to find.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { buildIfNeeded, checkNode, installIfNeeded, root } from '../src/server/cli/prepare.mjs'

checkNode()
installIfNeeded()
const bin = (path) => join(root, 'node_modules', path)
const reports = mkdtempSync(join(tmpdir(), 'touchstone-report-'))
let passed = 0
let failed = 0
let skipped = 0

function step(name, args, repeat) {
  const started = Date.now()
  console.log(`\n— ${name}`)
  const done = spawnSync(process.execPath, args, {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, FORCE_COLOR: process.env.FORCE_COLOR ?? '0' },
  })
  console.log(`— ${name}: ${done.status === 0 ? 'ok' : 'FAILED'} in ${((Date.now() - started) / 1000).toFixed(1)} s`)
  if (done.status !== 0) console.log(`  Repeat this step alone with: ${repeat}`)
  return done.status === 0
}

function count(ok) {
  if (ok) passed += 1
  else failed += 1
}

function vitest(...projects) {
  const report = join(reports, `${projects.join('-')}.json`)
  const args = [
    bin('vitest/vitest.mjs'),
    'run',
    ...projects.flatMap((name) => ['--project', name]),
    '--reporter=dot',
    '--reporter=json',
    `--outputFile.json=${report}`,
  ]
  const ok = step(
    `tests: ${projects.join(', ')}`,
    args,
    `npx vitest run ${projects.map((name) => `--project ${name}`).join(' ')}`,
  )
  try {
    const { numPassedTests, numFailedTests, numPendingTests, numTodoTests, testResults } = JSON.parse(
      readFileSync(report, 'utf8'),
    )
    const took = testResults.map(({ name, startTime, endTime }) => [(endTime - startTime) / 1000, relative(root, name)])
    const slowest = took.sort(([a], [b]) => b - a).slice(0, 6)
    console.log(`  The slowest: ${slowest.map(([seconds, name]) => `${name} ${seconds.toFixed(0)} s`).join(', ')}`)
    passed += numPassedTests
    failed += numFailedTests
    skipped += numPendingTests + numTodoTests
    if (!ok && numFailedTests === 0) failed += 1
  } catch {
    count(ok)
  }
}

const only = process.argv.slice(2)
if (only.length > 0) vitest(...only)
else {
  count(
    step(
      'formatting and lint',
      [bin('@biomejs/biome/bin/biome'), 'check', '--error-on-warnings'],
      'npx biome check --write',
    ),
  )
  count(step('types', [bin('typescript/bin/tsc'), '-p', '.'], 'npx tsc'))
  vitest('unit', 'parts', 'rules')
  vitest('api')
  vitest('ui')
  buildIfNeeded()
  vitest('e2e')
}
rmSync(reports, { recursive: true, force: true })
console.log(`\n${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`)
process.exit(failed > 0 ? 1 : 0)
