import { useId } from 'react'
import type { ActionInput } from '#actions/action.ts'
import { Kbd } from '#ui/kbd.tsx'
import own from './safety.module.css'

interface Props {
  legend: string
  /** The place of the answer given. */
  value: number | null
  names: readonly string[]
  /** The key of each answer, where it has one. */
  keys: readonly string[]
  onPick: (value: number, input: ActionInput) => void
}

/** One of five answers, in small rows. */
export function Choices({ legend, value, names, keys, onPick }: Props) {
  const id = useId()
  return (
    <fieldset className={own.choices}>
      <legend>{legend}</legend>
      {names.map((name, i) => (
        <label key={name}>
          <input type="radio" name={id} checked={value === i} onChange={() => onPick(i, 'pointer')} />
          {keys[i] && <Kbd>{keys[i]}</Kbd>} {name}
        </label>
      ))}
    </fieldset>
  )
}
