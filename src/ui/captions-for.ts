import type { Content } from './content.ts'

/** The captions to offer: in the reader's language, else in the clip's own, else the first there are. */
export function captionsFor({ captions = [], lang }: Pick<Content, 'captions' | 'lang'>, reader: string) {
  const root = (tag: string | undefined) => tag?.split('-')[0]?.toLowerCase()
  const inLanguage = (tag: string | undefined) => captions.find(({ language }) => root(language) === root(tag))
  return inLanguage(reader) ?? (lang ? inLanguage(lang) : undefined) ?? captions[0]
}
