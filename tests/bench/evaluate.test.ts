import { spawnSync } from 'node:child_process'
import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { seeded } from '#core/seeded.ts'

const [queries, depth] = [Number(process.env.QUERIES ?? 10_000), 1000]
const measures = ['nDCG@10', 'AP', 'P@10', 'RR', 'R@100']
const folder = mkdtempSync(join(tmpdir(), 'touchstone-evaluate-'))
afterAll(() => rmSync(folder, { recursive: true }))
const [run, qrels] = [join(folder, 'big.run'), join(folder, 'big.qrels')]

function writeFiles(): void {
  const random = seeded(1)
  const [runFile, qrelsFile] = [openSync(run, 'w'), openSync(qrels, 'w')]
  for (let query = 1; query <= queries; query++) {
    const [results, judgments]: [string[], string[]] = [[], []]
    for (let rank = 1; rank <= depth; rank++) {
      // Each once: the rank stands in the last three digits.
      const docId = `doc${Math.floor(random() * 8000)}${String(rank - 1).padStart(3, '0')}`
      results.push(`${query} Q0 ${docId} ${rank} ${(30 - rank * 0.02 - random() * 0.01).toFixed(6)} bm25\n`)
      if (random() < 0.05) judgments.push(`${query} 0 ${docId} ${Math.floor(random() * 4)}\n`)
    }
    writeSync(runFile, results.join(''))
    writeSync(qrelsFile, judgments.join(''))
  }
  closeSync(runFile)
  closeSync(qrelsFile)
}

/** Reads the same lines and splits them, with nothing else done. */
const splitting = `
import { createReadStream } from 'node:fs'
let [cells, rest] = [0, '']
for await (const chunk of createReadStream(process.argv[1], { encoding: 'utf8', highWaterMark: 2 ** 20 })) {
  const lines = (rest + chunk).split('\\n')
  rest = lines.pop()
  for (const line of lines) cells += line.split(' ').length
}
console.log(cells)
`

/** Runs a program and tells what it printed, the processor's seconds it took, and its largest memory in MB. */
function measured(args: readonly string[]) {
  const before = process.resourceUsage()
  const started = performance.now()
  const report = `process.on('exit', () => process.stderr.write(JSON.stringify(process.resourceUsage())))`
  const told = `data:text/javascript,${encodeURIComponent(report)}`
  const { stdout, stderr, status } = spawnSync(process.execPath, ['--import', told, ...args], { encoding: 'utf8' })
  expect(status, stderr).toBe(0)
  const usage = JSON.parse(stderr) as typeof before
  return {
    stdout,
    wall: (performance.now() - started) / 1000,
    seconds: (usage.userCPUTime + usage.systemCPUTime) / 1e6,
    memory: usage.maxRSS / 1024,
  }
}

test(`touchstone evaluate on ${queries} queries × ${depth} results with five measures`, { timeout: 900_000 }, () => {
  writeFiles()
  const command = join(import.meta.dirname, '../../src/server/cli/touchstone.mjs')
  const evaluate = [
    command,
    'evaluate',
    '--qrels',
    qrels,
    '--run',
    run,
    ...measures.flatMap((name) => ['--measure', name]),
  ]
  // Built before it is timed.
  spawnSync(process.execPath, [command, '--help'])
  const split = measured(['--input-type=module', '--eval', splitting, run])
  const ours = measured(evaluate)
  expect(Number(split.stdout)).toBe(6 * queries * depth)
  expect(ours.stdout.trimEnd().split('\n')).toHaveLength(measures.length)
  const line = (name: string, { wall, seconds, memory }: typeof ours) =>
    `${name}: ${wall.toFixed(1)} s, ${seconds.toFixed(1)} s of processor, ${memory.toFixed(0)} MB\n`
  process.stdout.write(line('evaluated', ours) + line('only split', split))
  process.stdout.write(`speed against only splitting: ${(split.seconds / ours.seconds).toFixed(2)}\n`)
  expect(ours.memory).toBeLessThan(600)
  // By the processor's time, which a busy machine does not lengthen.
  expect(split.seconds / ours.seconds).toBeGreaterThan(0.5)
})
