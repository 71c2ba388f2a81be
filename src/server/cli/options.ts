import { type ParseArgsConfig, parseArgs } from 'node:util'
import { BadInput } from './bad-input.ts'

type Options = NonNullable<ParseArgsConfig['options']>

/** The options and files of a command; throws `BadInput` with what the command takes. */
export function read<T extends Options>(args: string[], options: T, files: number, takes: string) {
  const found = parsed(args, options, takes)
  if (found.positionals.length === files) return found
  throw new BadInput({ at: found.positionals.join(' ') || 'arguments', expected: takes })
}

function parsed<T extends Options>(args: string[], options: T, takes: string) {
  try {
    return parseArgs({ args, options, allowPositionals: true, strict: true })
  } catch (error) {
    // Its words name the option that it cannot take; what could stand there is told in ours.
    const [, option] = /'(--?[^\s',]+)/.exec(error instanceof Error ? error.message : '') ?? []
    throw new BadInput({ at: option ?? args.join(' '), expected: takes })
  }
}

/** One of a closed list of words; throws `BadInput` with the list. */
export function oneOf<T extends string>(value: string | undefined, option: string, words: readonly [T, ...T[]]): T {
  if (value === undefined) return words[0]
  const found = words.find((word) => word === value)
  if (found === undefined) throw new BadInput({ at: `--${option} ${value}`, expected: `one of ${words.join(', ')}` })
  return found
}
