import i18next, { type BackendModule, type FormatterModule } from 'i18next'
import { initReactI18next } from 'react-i18next'
import { untilHere } from '#browser/until-here.ts'
import { writeValue } from './formatters.ts'
import { type LanguageCode, languages, supported } from './languages.ts'
import type { Namespace } from './namespaces.ts'
import { pseudoLanguage, pseudoTexts } from './pseudo.ts'

type Loader = () => Promise<{ default: object }>

/** Only the language in use is fetched, a namespace at a time; those that are needed together come in one file, as the build says. */
const files = import.meta.glob<{ default: object }>('../../locales/*/*.json') as Record<string, Loader>

/** A file that a language does not have yet is read in English, so that no reader fetches English beside the own language. */
async function read(language: string, namespace: string): Promise<object> {
  const load = files[`../../locales/${language}/${namespace}.json`] ?? files[`../../locales/en/${namespace}.json`]
  const texts = load ? (await untilHere(load)).default : {}
  return import.meta.env.DEV && language === pseudoLanguage ? pseudoTexts(texts) : texts
}

const backend: BackendModule = { type: 'backend', init: () => {}, read }

/** Every value in a text goes through it. */
const formatter: FormatterModule = { type: 'formatter', init() {}, add() {}, addCached() {}, format: writeValue }

const storage = 'touchstone.language'

function remembered(): string | null {
  try {
    return localStorage.getItem(storage)
  } catch {
    return null
  }
}

/** The language to start in: the one chosen last in this browser, else the browser's first that we have, else English. */
export function firstLanguage(wanted: readonly (string | null)[]): LanguageCode {
  for (const tag of wanted) {
    const code = supported(tag)
    if (code) return code
  }
  return 'en'
}

/** In development `?lang=en-XA` shows the made-up language, whatever the account says, until the page is loaded anew. */
const isPseudo = import.meta.env.DEV && /[?&]lang=en-XA\b/.test(globalThis.location?.search ?? '')

function applyToPage(language: string): void {
  if (typeof document === 'undefined') return
  const { dir } = languages.find(({ code }) => code === language) ?? { dir: 'ltr' }
  document.documentElement.lang = language
  document.documentElement.dir = dir
}

/** Loads the texts every page needs and sets language and direction of the page. */
export async function startTexts(language?: LanguageCode): Promise<void> {
  const wanted = typeof navigator === 'undefined' ? [] : navigator.languages
  i18next.off('languageChanged', applyToPage)
  i18next.on('languageChanged', applyToPage)
  await i18next
    .use(backend)
    .use(formatter)
    .use(initReactI18next)
    .init({
      lng: isPseudo ? pseudoLanguage : (language ?? firstLanguage([remembered(), ...wanted])),
      fallbackLng: false,
      load: 'currentOnly',
      ns: ['common', 'errors', 'actions', 'keys', 'ui'] satisfies Namespace[],
      defaultNS: 'common',
      interpolation: { escapeValue: false, alwaysFormat: true },
      returnEmptyString: false,
    })
}

/** Fetches texts of the language in use ahead of what shows them; a change of language fetches them as well. Rejects where they are gone from the server. */
export const fetchTexts = (namespaces: readonly Namespace[]): Promise<void> =>
  new Promise((resolve, reject) => {
    i18next.loadNamespaces([...namespaces], (errors: unknown) => (errors ? reject([errors].flat()[0]) : resolve()))
  })

/** Switches the interface, at once and without a reload; the choice is remembered in this browser. */
export async function changeLanguage(language: string): Promise<void> {
  const code = supported(language)
  if (!code || code === i18next.language || isPseudo) return
  try {
    localStorage.setItem(storage, code)
  } catch {
    // Private browsing may forbid it; the account remembers the choice as well.
  }
  await i18next.changeLanguage(code)
}

/** Fetches one namespace in several languages, for texts that are stored with data. */
export async function loadTexts(codes: readonly string[], namespace: Namespace): Promise<void> {
  await Promise.all(
    codes.map(async (code) => {
      const load = files[`../../locales/${code}/${namespace}.json`]
      if (load && !i18next.hasResourceBundle(code, namespace)) {
        i18next.addResourceBundle(code, namespace, (await untilHere(load)).default)
      }
    }),
  )
}
