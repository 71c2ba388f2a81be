import { agreement } from './agreement.ts'
import { BadInput } from './bad-input.ts'
import { consensus } from './consensus.ts'
import { evaluate } from './evaluate.ts'

const verbs: Record<string, (args: string[]) => string | Promise<string>> = { evaluate, agreement, consensus }

const usage = `touchstone evaluate --qrels FILE --run FILE [--run FILE …] --measure NAME [--measure NAME …] [--per-query] [--complete] [--json]
touchstone agreement FILE.csv [--measure krippendorff|fleiss|cohen|scott|ac1|ac2|percent]
                              [--level nominal|ordinal|interval|ratio] [--weights none|linear|quadratic] [--json]
touchstone consensus FILE.csv [--method majority|median|dawid-skene|mace] [--json]
`

/** Runs one command of the line and answers the exit code: 0, or 2 for input that cannot be used, said in one line on standard error. */
export async function main([verb = '', ...args]: string[]): Promise<number> {
  try {
    if (verb === '--help' || verb === 'help' || args.includes('--help')) process.stdout.write(usage)
    else if (Object.hasOwn(verbs, verb)) process.stdout.write((await verbs[verb]?.(args)) ?? '')
    else throw new BadInput({ at: `touchstone ${verb}`.trim(), expected: `one of ${Object.keys(verbs).join(', ')}` })
    return 0
  } catch (error) {
    if (!(error instanceof BadInput)) throw error
    process.stderr.write(`${error.message}\n`)
    return 2
  }
}
