import { kinds, variants } from '#core/measures/catalogue.ts'
import { agreement } from './agreement.ts'
import { BadInput } from './bad-input.ts'
import { consensus } from './consensus.ts'
import { evaluate } from './evaluate.ts'

const verbs: Record<string, (args: string[]) => string | Promise<string>> = { evaluate, agreement, consensus }

const measures = Object.keys({ ...kinds, ...variants }).join(', ')

const usages: Record<string, string> = {
  evaluate: `touchstone evaluate --qrels FILE --run FILE [--run FILE …] --measure NAME [--measure NAME …] [--per-query] [--complete] [--json]
  Measures: ${measures};
  at a rank and with settings as in nDCG@10, AP(rel=2)@100, RBP(p=0.8). --complete counts queries that a run does not answer as 0.
`,
  agreement: `touchstone agreement FILE.csv [--measure krippendorff|fleiss|cohen|scott|ac1|ac2|percent]
                              [--level nominal|ordinal|interval|ratio] [--weights none|linear|quadratic] [--json]
  The file has the header task,worker,label. --level goes with krippendorff, --weights with the others.
`,
  consensus: `touchstone consensus FILE.csv [--method majority|median|dawid-skene|mace] [--json]
  The file has the header task,worker,label.
`,
}
const all = `${Object.values(usages).join('')}  In place of a FILE, - is standard input. README.md tells what each measure is.
`
const helps = ['--help', '-h', 'help']

/** Runs one command of the line and answers the exit code: 0, or 2 for input that cannot be used, said in one line on standard error. */
export async function main([verb = '', ...args]: string[]): Promise<number> {
  try {
    if (helps.includes(verb)) process.stdout.write(usages[args[0] ?? ''] ?? all)
    else if (Object.hasOwn(verbs, verb) && args.some((arg) => arg === '--help' || arg === '-h'))
      process.stdout.write(usages[verb] ?? all)
    else if (Object.hasOwn(verbs, verb)) process.stdout.write((await verbs[verb]?.(args)) ?? '')
    else throw new BadInput({ at: `touchstone ${verb}`.trim(), expected: `one of ${Object.keys(verbs).join(', ')}` })
    return 0
  } catch (error) {
    if (!(error instanceof BadInput)) throw error
    process.stderr.write(`${error.message}\n`)
    return 2
  }
}
