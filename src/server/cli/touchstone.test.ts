import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, describe, expect, test } from 'vitest'

const command = join(import.meta.dirname, 'touchstone.mjs')
const folder = mkdtempSync(join(tmpdir(), 'touchstone-cli-'))
afterAll(() => rmSync(folder, { recursive: true }))
const file = (name: string, lines: readonly string[]) => {
  writeFileSync(join(folder, name), `${lines.join('\n')}\n`)
  return name
}
const run = (...given: [{ input: Buffer }, ...string[]] | string[]) => {
  const [first, ...rest] = given
  const [input, args] = typeof first === 'object' ? [first.input, rest] : [undefined, given]
  const options = { cwd: folder, encoding: 'utf8', input } as const
  const { status, stdout, stderr } = spawnSync(process.execPath, [command, ...(args as string[])], options)
  return { status, stdout, stderr }
}
const ok = (...args: string[]) => {
  const { status, stdout, stderr } = run(...args)
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
  return stdout
}

const qrels = file('qrels.txt', ['1 0 a 3', '1 0 b 1', '1 0 c 0', '2 0 a 0', '2 0 d 2', '3 0 e 1'])
// Query 2 does not answer in the order of its ranks; query 9 is judged nowhere; query 3 is not answered.
const one = file('one.run', [
  '1 Q0 b 1 9 t',
  '1 Q0 a 2 8 t',
  '1 Q0 x 3 7 t',
  '2 Q0 a 1 1.5 t',
  '2 Q0 d 2 2.5 t',
  '9 Q0 a 1 1 t',
])
const two = file('two.run', ['1 Q0 a 1 9 t', '2 Q0 x 1 3 t', '1 Q0 b 2 8 t', '2 Q0 d 2 2 t'])
const evaluate = (...more: string[]) => ok('evaluate', '--qrels', qrels, ...more)
const first = (1 + 3 / Math.log2(3)) / (3 + 1 / Math.log2(3))

const bytes = (name: string, content: Uint8Array) => {
  writeFileSync(join(folder, name), content)
  return name
}
const zipped = bytes('run.gz', gzipSync('1 Q0 b 1 9 t\n'))
const wide = bytes('wide.csv', Buffer.from('\uFEFFtask,worker,label\na,b,1\n', 'utf16le'))

describe('touchstone evaluate', { timeout: 120_000 }, () => {
  test('prints a line per measure, and per query where that is asked for', () => {
    expect(evaluate('--run', one, '--measure', 'nDCG@10', '--measure', 'RR')).toBe(
      `nDCG@10\tall\t${(first + 1) / 2}\nRR\tall\t1\n`,
    )
    expect(evaluate('--run', one, '--measure', 'P@2', '--per-query')).toBe('P@2\t1\t1\nP@2\t2\t0.5\nP@2\tall\t0.75\n')
    expect(evaluate('--run', one, '--run', two, '--measure', 'RR')).toBe(
      'runid\tall\tone.run\nRR\tall\t1\nrunid\tall\ttwo.run\nRR\tall\t0.75\n',
    )
  })

  test('counts what is not answered as 0 with --complete', () => {
    expect(evaluate('--run', one, '--measure', 'RR', '--complete')).toBe(`RR\tall\t${2 / 3}\n`)
  })

  test('takes queries that come back, and pipes', () => {
    const alone = file('grouped.run', ['1 Q0 a 1 9 t', '1 Q0 b 2 8 t', '2 Q0 x 1 3 t', '2 Q0 d 2 2 t'])
    const printed = evaluate('--run', alone, '--measure', 'AP', '--per-query')
    expect(printed).toBe('AP\t1\t1\nAP\t2\t0.5\nAP\tall\t0.75\n')
    expect(evaluate('--run', two, '--measure', 'AP', '--per-query')).toBe(printed)
    const piped = spawnSync(
      'sh',
      [
        '-c',
        `cat ${two} | "${process.execPath}" "${command}" evaluate --qrels ${qrels} --run /dev/stdin --measure AP --per-query`,
      ],
      { cwd: folder, encoding: 'utf8' },
    )
    expect(piped.stdout).toBe(printed)
    const input = readFileSync(join(folder, two))
    expect(run({ input }, 'evaluate', '--qrels', qrels, '--run', '-', '--measure', 'AP', '--per-query').stdout).toBe(
      printed,
    )
  })

  test('tells what it takes where somebody asks for help', () => {
    expect(ok('evaluate', '-h')).toMatch(/^touchstone evaluate --qrels FILE[\s\S]+nDCG, AP, RR[\s\S]+RBP\(p=0\.8\)/)
    expect(ok('help', 'consensus')).toMatch(/^touchstone consensus FILE\.csv/)
    expect(ok('--help').match(/^touchstone \w+/gm)).toEqual(
      ['evaluate', 'agreement', 'consensus'].map((verb) => `touchstone ${verb}`),
    )
  })

  test('tells formula, coverage and comparisons as JSON', () => {
    const told = JSON.parse(evaluate('--run', one, '--run', two, '--measure', 'nDCG@2', '--per-query', '--json'))
    expect(told.runs.map((each: { run: string }) => each.run)).toEqual([one, two])
    expect(told.runs[0].measures['nDCG@2']).toEqual({
      ...{ mean: (first + 1) / 2, coverage: 1, perQuery: { 1: first, 2: 1 } },
      formula: {
        ...{ gain: 'grade', discount: '1/log2(rank+1)', ideal: 'judged-at-k', unjudged: 'zero' },
        ...{ k: 2, rel: null, p: null, maxGrade: null },
      },
    })
    expect(told.runs[1].measures['nDCG@2'].coverage).toBe(0.75)
    const [{ ci95, delta, p, ...between }] = told.comparisons
    expect(between).toEqual({ a: one, b: two, measure: 'nDCG@2', queries: 2 })
    expect(delta).toBeCloseTo((1 - first + 1 / Math.log2(3) - 1) / 2, 12)
    expect(ci95).toHaveLength(2)
    expect(p).toBe(1)
    expect(JSON.parse(evaluate('--run', one, '--measure', 'RR', '--json')).comparisons).toBeUndefined()
  })

  test.each([
    [['evaluate', '--qrels', 'none', '--run', one, '--measure', 'RR'], 'none: expected a file that can be read'],
    [['evaluate', '--qrels', '.', '--run', one, '--measure', 'RR'], '.: expected a file, not a folder'],
    [
      ['evaluate', '--qrels', one, '--run', one, '--measure', 'RR'],
      'one.run:1: expected four columns, "qid 0 docno grade"',
    ],
    [
      ['evaluate', '--qrels', qrels, '--run', qrels, '--measure', 'RR'],
      'qrels.txt:1: expected six columns, "qid Q0 docno rank score tag"',
    ],
    [
      ['evaluate', '--qrels', qrels, '--run', file('bad.run', ['1 Q0 a 1 9 t', '1 Q0 b 2 high t']), '--measure', 'RR'],
      'bad.run:2: expected a number as score',
    ],
    [
      ['evaluate', '--qrels', qrels, '--run', file('twice.run', ['1 Q0 a 1 9 t', '1 Q0 a 2 8 t']), '--measure', 'RR'],
      'twice.run:2: expected each document once in a query, not a again',
    ],
    [
      ['evaluate', '--qrels', file('twice.txt', ['1 0 a 1', '1 0 a 1']), '--run', one, '--measure', 'RR'],
      'twice.txt:2: expected one judgment of a in its query',
    ],
    [
      ['evaluate', '--qrels', qrels, '--run', file('empty.run', ['']), '--measure', 'RR'],
      'empty.run:1: expected results, "qid Q0 docno rank score tag"',
    ],
    [
      ['evaluate', '--qrels', qrels, '--run', one, '--measure', 'P'],
      '--measure P: expected a rank after P, such as P@10',
    ],
    [
      ['evaluate', '--qrels', qrels, '--run', one, '--measure', 'ERR(max=2)'],
      'qrels.txt: expected grades up to 2 for ERR(max=2), not 3 (ERR(max=3) knows more)',
    ],
    [['evaluate', '--qrels', qrels, '--run', one], 'touchstone evaluate: expected --measure NAME, such as nDCG@10'],
    [['evaluate', '--qrel', qrels], /^--qrel: expected --qrels FILE --run FILE/],
    [['evaluate', '--qrels', qrels, '--run'], /^--run: expected --qrels FILE --run FILE/],
    [['evaluate', '--qrels', qrels, one], /^one\.run: expected --qrels FILE --run FILE/],
    [
      ['evaluate', '--qrels', qrels, '--run', zipped, '--measure', 'RR'],
      'run.gz:1: expected text, not gzip (gunzip -c FILE | touchstone … -)',
    ],
    [['agreement', zipped], 'run.gz:1: expected text, not gzip (gunzip -c FILE | touchstone … -)'],
    [['consensus', wide], 'wide.csv:1: expected text in UTF-8, not UTF-16'],
    [['measure'], 'touchstone measure: expected one of evaluate, agreement, consensus'],
    [
      ['agreement', file('head.csv', ['task,person,label', 'a,b,1'])],
      'head.csv:1: expected the header task,worker,label',
    ],
    [
      ['agreement', file('blank.csv', ['task,worker,label', 'a,b,1', 'a,c,'])],
      'blank.csv:3: expected a task, a worker and a label',
    ],
    [
      ['agreement', file('again.csv', ['task,worker,label', 'a,b,1', 'a,b,2'])],
      'again.csv:3: expected one label of b on a',
    ],
    [
      ['agreement', file('words.csv', ['task,worker,label', 'a,b,1', 'a,c,good']), '--level', 'ordinal'],
      'words.csv:3: expected a number as label for --level ordinal, not good',
    ],
    [
      ['consensus', 'words.csv', '--method', 'median'],
      'words.csv:3: expected a number as label for --method median, not good',
    ],
    [
      ['consensus', 'words.csv', '--method', 'mode'],
      '--method mode: expected one of majority, median, dawid-skene, mace',
    ],
    [['agreement', 'none.csv'], 'none.csv: expected a file that can be read'],
  ] as const)('%j ends with 2 and one line', (args, line) => {
    const { status, stdout, stderr } = run(...args)
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' })
    expect(stderr.trimEnd().split('\n')).toEqual([typeof line === 'string' ? line : expect.stringMatching(line)])
  })
})

// Krippendorff 2011, "Computing Krippendorff's Alpha-Reliability", section C: four observers, 12 units, missing labels.
const observers = [
  '1 2 3 3 2 1 4 1 2 - - -',
  '1 2 3 3 2 2 4 1 2 5 - 3',
  '- 3 3 3 2 3 4 2 2 5 1 -',
  '1 2 3 3 2 4 4 1 2 5 1 -',
]
const labels = file('labels.csv', [
  'task,worker,label',
  ...observers.flatMap((row, worker) =>
    row.split(' ').flatMap((label, task) => (label === '-' ? [] : [`u${task + 1},${'ABCD'[worker]},${label}`])),
  ),
])
const pair = file('pair.csv', [
  'task,worker,label',
  ...['yes,yes', 'yes,no', 'no,no', 'no,no'].flatMap((both, at) =>
    both.split(',').map((label, who) => `t${at},w${who},${label}`),
  ),
])

describe('touchstone agreement', { timeout: 120_000 }, () => {
  const told = (...args: string[]) => JSON.parse(ok('agreement', ...args, '--json'))

  test('gives Krippendorff’s published alphas, with an interval and what was counted', () => {
    for (const [level, value] of [
      ['nominal', 0.743],
      ['ordinal', 0.815],
      ['interval', 0.849],
      ['ratio', 0.797],
    ] as const) {
      const figure = told(labels, '--level', level)
      expect(figure).toMatchObject({ measure: 'krippendorff', level, n: { tasks: 12, workers: 4, labels: 41 } })
      expect(figure.value).toBeCloseTo(value, 3)
      expect(figure.ci95[0]).toBeLessThan(figure.value)
    }
  })

  test('gives the others, of words too', () => {
    // Agreed 3/4; by chance 1/4 · 2/4 + 3/4 · 2/4 = 1/2, from the pool (3/8)² + (5/8)².
    expect(told(pair, '--measure', 'cohen').value).toBeCloseTo(0.5, 12)
    expect(told(pair, '--measure', 'scott').value).toBeCloseTo((0.75 - 34 / 64) / (30 / 64), 12)
    expect(told(pair, '--measure', 'percent').value).toBe(0.75)
    expect(told(pair, '--measure', 'ac1').value).toBeCloseTo((0.75 - 30 / 64) / (34 / 64), 12)
    expect(told(labels, '--measure', 'ac2').weights).toBe('quadratic')
    expect(told(labels, '--measure', 'fleiss', '--weights', 'linear').value).toBeGreaterThan(
      told(labels, '--measure', 'fleiss').value,
    )
    expect(ok('agreement', pair, '--measure', 'cohen')).toMatch(/^cohen\t0.5\t/)
    // An interval holds nothing that cannot be: shares end at 0, kappa where nobody agrees.
    const few = file('few.csv', ['task,worker,label', 'a,x,1', 'a,y,1', 'b,x,0', 'b,y,1', 'c,x,0', 'c,y,0'])
    expect(told(few, '--measure', 'percent').ci95).toEqual([0, 1])
    expect(told(few, '--measure', 'scott').ci95[0]).toBe(-1)
    const input = readFileSync(join(folder, few))
    expect(run({ input }, 'agreement', '-', '--measure', 'percent').stdout).toMatch(/^percent\t0.666/)
  })

  test('says why there is none', () => {
    const same = file('same.csv', ['task,worker,label', 'a,b,1', 'a,c,1'])
    expect(told(same)).toMatchObject({ value: null, reason: 'one-category' })
    expect(told(file('single.csv', ['task,worker,label', 'a,b,1', 'c,b,2']))).toMatchObject({
      value: null,
      reason: 'no-pairs',
    })
    expect(ok('agreement', same)).toBe('krippendorff\tundefined: one-category\n')
  })

  test('refuses two-rater figures for more, and weights where there are none', () => {
    expect(run('agreement', labels, '--measure', 'cohen').stderr).toBe(
      'labels.csv: expected two workers for cohen, not 4\n',
    )
    expect(run('agreement', labels, '--weights', 'linear').status).toBe(2)
    expect(run('agreement', labels, '--measure', 'fleiss', '--level', 'ordinal').status).toBe(2)
  })
})

describe('touchstone consensus', { timeout: 120_000 }, () => {
  const votes = file('votes.csv', [
    'task,worker,label',
    ...['a,x,3', 'a,y,3', 'a,z,0', '"b,c",x,1', '"b,c",y,2'].values(),
  ])

  test('prints CSV in the order of the file, ties to the lower median', () => {
    expect(ok('consensus', votes)).toBe(`task,label,confidence\r\na,3,${2 / 3}\r\n"b,c",1,0.5\r\n`)
    expect(JSON.parse(ok('consensus', votes, '--method', 'median', '--json'))).toEqual([
      { task: 'a', label: 3, confidence: 2 / 3 },
      { task: 'b,c', label: 1, confidence: 0.5 },
    ])
    expect(ok('consensus', pair)).toMatch(/^task,label,confidence\r\nt0,yes,1\r\n/)
  })

  test.each(['dawid-skene', 'mace'])('%s trusts whom the others bear out', (method) => {
    const crowd = file('crowd.csv', [
      'task,worker,label',
      ...Array.from({ length: 30 }, (_, at) =>
        ['good', 'fine', 'bad'].map((who) => `t${at},${who},${who === 'bad' ? Math.floor(at / 3) % 3 : at % 3}`),
      ).flat(),
      'last,good,2',
      'last,bad,0',
    ])
    const rows = JSON.parse(ok('consensus', crowd, '--method', method, '--json'))
    expect(rows.at(-1)).toMatchObject({ task: 'last', label: 2 })
    expect(rows.at(-1).confidence).toBeGreaterThan(0.5)
  })
})
