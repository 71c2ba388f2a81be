import { useTranslation } from 'react-i18next'
import type { Option } from './options.ts'

/** What an option is called, in the reader's language: the leaf, or the category where none is meant. */
export function useOptionName(): (option: Option) => string {
  const { t } = useTranslation(['settings', 'safety'])
  return ({ category, leaf }) => {
    const whole = t(`settings:away.category.${category}`)
    return leaf && leaf !== 'suspected-csam' ? `${whole} · ${t(`safety:leaf.${leaf}`)}` : whole
  }
}
