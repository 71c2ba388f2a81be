import { useEffect, useMemo, useState } from 'react'
import { useActions } from '#actions/use-actions.ts'
import { useKeys } from '#actions/use-keys.ts'
import type { Level } from '#contract/viewing.ts'
import { defaultPreferences } from '#core/viewing-settings.ts'
import { changeLanguage } from '#i18n/init.ts'
import { MaskKeys } from '#ui/content-hider/mask-keys.tsx'
import { RevealContext } from '#ui/reveal-context.ts'
import { setTheme } from '#ui/theme.ts'
import { ResultPreview } from '#ui/workbench/result-preview.tsx'
import { ResultRow, ResultRows } from '#ui/workbench/result-row.tsx'
import styles from '#ui/workbench/workbench.module.css'
import { labItem } from './lab-items.ts'
import { labRevealer } from './lab-revealer.ts'

const items = Array.from({ length: 40 }, (_, at) => labItem(at))

/** What the address asks for: `?at=3&language=ar&theme=dark&hold=1&remask=0&delay=300`. */
function wanted() {
  const search = new URLSearchParams(location.search)
  const remask = search.get('remask')
  return {
    at: Number(search.get('at') ?? 1),
    language: search.get('language'),
    theme: search.get('theme') === 'dark' ? ('dark' as const) : ('light' as const),
    delay: Number(search.get('delay') ?? 0),
    preferences: {
      ...defaultPreferences,
      hold: search.has('hold'),
      remaskSeconds: remask === null ? 10 : Number(remask) || null,
    },
  }
}

/** For eyes, in development only: half of all results are masked, at every treatment and kind, with no server behind them. */
export function LabPage() {
  const [start] = useState(wanted)
  const [at, setAt] = useState(start.at)
  const [level, setLevel] = useState<Level>(0)
  const [heard, setHeard] = useState<readonly string[]>([])
  const revealing = useMemo(
    () => ({
      revealer: labRevealer((line) => setHeard((lines) => [line, ...lines].slice(0, 20)), start.delay),
      preferences: start.preferences,
    }),
    [start],
  )
  useEffect(() => {
    setTheme(start.theme)
    if (start.language) void changeLanguage(start.language)
  }, [start])
  useKeys()
  const move = (by: number) => () => setAt((now) => Math.min(items.length - 1, Math.max(0, now + by)))
  useActions('label', { 'label.nextResult': { run: move(1) }, 'label.previousResult': { run: move(-1) } })
  const item = items[at] ?? items[0]
  if (!item) return null
  return (
    <RevealContext value={revealing}>
      <MaskKeys />
      <div className={styles.page} style={{ blockSize: '100dvh' }}>
        <main className={styles.main} id="main">
          <ResultRows label="Results">
            {items.map((result, place) => (
              <ResultRow
                key={result.id}
                {...{ result, at: place }}
                language="en"
                isCurrent={place === at}
                onSelect={() => setAt(place)}
                badge={null}
              />
            ))}
          </ResultRows>
          <ResultPreview
            result={item}
            language="en"
            place={{ assignmentId: 'lab', subject: item.id }}
            onLevel={setLevel}
          />
          <aside>
            <p>
              {item.treatment} · {item.kind} · {level}
            </p>
            <ol>
              {heard.map((line, place) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: lines come on top and have no names
                <li key={place}>{line}</li>
              ))}
            </ol>
          </aside>
        </main>
      </div>
    </RevealContext>
  )
}
