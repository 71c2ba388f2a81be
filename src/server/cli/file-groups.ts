import { resolve } from 'node:path'

/** Texts that come in one file per language: those that are there from the start, those of the work, and by who reads them. */
const textsTogether = {
  base: ['actions', 'common', 'errors', 'keys', 'ui'],
  work: [
    ...['account', 'care', 'guideline', 'label', 'notices', 'officer'],
    ...['projects', 'safety', 'settings', 'training', 'viewing'],
  ],
  own: ['feedback', 'history', 'home', 'skill'],
  judge: ['calibration', 'review'],
  lead: ['bulk', 'export', 'gold', 'import', 'people', 'plan', 'scales', 'status'],
  figures: ['insights', 'runs', 'watch'],
}

function textFile(id: string): string | null {
  const [, language, name = ''] = /[\\/]locales[\\/]([^\\/]+)[\\/]([^\\/]+)\.json$/.exec(id) ?? []
  const together = Object.entries(textsTogether).find(([, names]) => names.includes(name))
  return language && together ? `texts-${together[0]}-${language}` : null
}

interface Modules {
  getModuleInfo: (id: string) => { importedIds: string[] } | null
}

/** The modules of our own that one needs at once, itself among them. */
function neededBy(entry: string, modules: Modules): Set<string> {
  const found = new Set<string>()
  const open = [resolve(entry)]
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (found.has(id) || id.includes('node_modules')) continue
    found.add(id)
    open.push(...(modules.getModuleInfo(id)?.importedIds ?? []))
  }
  return found
}

let work: Set<string> | null = null

/** What the frame of the application and the label page need beside what every page does comes in one file, not in eighty. */
function workFile(id: string, modules: Modules): string | null {
  if (!work) {
    const always = neededBy('src/main.tsx', modules)
    const needed = ['src/app/shell.tsx', 'src/app/pages/label.tsx'].flatMap((entry) => [...neededBy(entry, modules)])
    work = new Set(needed.filter((one) => !always.has(one)))
  }
  return work.has(id) ? 'work' : null
}

/** Which modules come in one file of the built client, beside what the bundler puts together by itself. */
export const fileGroups = [
  { name: textFile, debugName: 'texts' },
  // Its own needs are in it already; what it needs of packages stays where others find it too.
  { name: workFile, debugName: 'work', includeDependenciesRecursively: false },
]
