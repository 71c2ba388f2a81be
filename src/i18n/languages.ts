/** The languages of the interface, in the order of their codes, each named in itself. */
export const languages = [
  { code: 'ar', name: 'العربية', dir: 'rtl' },
  { code: 'de', name: 'Deutsch', dir: 'ltr' },
  { code: 'en', name: 'English', dir: 'ltr' },
  { code: 'es', name: 'Español', dir: 'ltr' },
  { code: 'fr', name: 'Français', dir: 'ltr' },
  { code: 'hi', name: 'हिन्दी', dir: 'ltr' },
  { code: 'id', name: 'Bahasa Indonesia', dir: 'ltr' },
  { code: 'it', name: 'Italiano', dir: 'ltr' },
  { code: 'ja', name: '日本語', dir: 'ltr' },
  { code: 'ko', name: '한국어', dir: 'ltr' },
  { code: 'ms', name: 'Bahasa Melayu', dir: 'ltr' },
  { code: 'pl', name: 'Polski', dir: 'ltr' },
  { code: 'pt-BR', name: 'Português (Brasil)', dir: 'ltr' },
  { code: 'ru', name: 'Русский', dir: 'ltr' },
  { code: 'th', name: 'ไทย', dir: 'ltr' },
  { code: 'tr', name: 'Türkçe', dir: 'ltr' },
  { code: 'vi', name: 'Tiếng Việt', dir: 'ltr' },
  { code: 'zh-Hans', name: '简体中文', dir: 'ltr' },
] as const

export type LanguageCode = (typeof languages)[number]['code']

/** The interface language for a tag: itself, its root, or null (`pt-PT` → `pt-BR`, `zh-CN` → `zh-Hans`, `zh-TW` → null). */
export function supported(tag: string | null | undefined): LanguageCode | null {
  if (!tag) return null
  const locale = parse(tag)
  if (!locale || (locale.language === 'zh' && locale.maximize().script !== 'Hans')) return null
  const match =
    languages.find(({ code }) => code === tag) ?? languages.find(({ code }) => code.split('-')[0] === locale.language)
  return match?.code ?? null
}

function parse(tag: string): Intl.Locale | null {
  try {
    return new Intl.Locale(tag)
  } catch {
    return null
  }
}
