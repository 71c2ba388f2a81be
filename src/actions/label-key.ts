import type { Texts } from '#i18n/namespaces.ts'

type Leaf<T> = { [K in keyof T & string]: T[K] extends string ? K : `${K}.${Leaf<T[K]>}` }[keyof T & string]

/** The key of a text in `locales/en/actions.json`, as `t` takes it; one that does not exist is a type error. */
export type LabelKey = `actions:${Leaf<Texts['actions']>}`
