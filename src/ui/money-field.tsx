import { fromMinor, minorDigits, toMinor } from '#core/money.ts'
import type { FieldProps } from './field.tsx'
import { MaybeNumberField } from './maybe-number-field.tsx'

interface Props extends FieldProps {
  /** Minor units of the currency; null: nothing is said. */
  value: number | null
  currency: string
  onChange: (value: number | null) => void
}

/** An amount of money, typed as people write it. */
export function MoneyField({ label, value, currency, onChange, ...rest }: Props) {
  return (
    <MaybeNumberField
      {...rest}
      label={`${label} (${currency})`}
      minValue={0}
      maxValue={1_000_000_000}
      step={10 ** -minorDigits(currency)}
      value={value === null ? null : fromMinor(value, currency)}
      onChange={(amount) => onChange(amount === null ? null : toMinor(amount, currency))}
    />
  )
}
