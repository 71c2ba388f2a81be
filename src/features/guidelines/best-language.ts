/** The first of `wanted` that is among `offered`, exactly or by its root (`pt-BR` takes `pt`, `zh-Hans` takes `zh-TW`); else the first offered. */
export function bestLanguage(offered: readonly string[], wanted: readonly (string | undefined)[]): string | undefined {
  const root = (tag: string) => tag.split('-')[0]
  for (const tag of wanted) {
    if (!tag) continue
    const match = offered.find((one) => one === tag) ?? offered.find((one) => root(one) === root(tag))
    if (match) return match
  }
  return offered[0]
}
