import { type ParseArgsConfig, parseArgs } from 'node:util'
import { BadInput } from './bad-input.ts'

type Options = NonNullable<ParseArgsConfig['options']>

/** The options and files of a command; throws `BadInput` with what the command takes. */
export function read<T extends Options>(args: string[], options: T, files: number, takes: string) {
  try {
    const read = parseArgs({ args, options, allowPositionals: true, strict: true })
    if (read.positionals.length === files) return read
  } catch {
    // What is wrong with it is told below, in a line of our own.
  }
  throw new BadInput({ at: args.join(' ') || 'arguments', expected: takes })
}

/** One of a closed list of words; throws `BadInput` with the list. */
export function oneOf<T extends string>(value: string | undefined, option: string, words: readonly [T, ...T[]]): T {
  if (value === undefined) return words[0]
  const found = words.find((word) => word === value)
  if (found === undefined) throw new BadInput({ at: `--${option} ${value}`, expected: `one of ${words.join(', ')}` })
  return found
}
