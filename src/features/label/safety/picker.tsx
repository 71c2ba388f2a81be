import { useEffect, useId, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ActionInput } from '#actions/action.ts'
import { useActions } from '#actions/use-actions.ts'
import { queryIntents, servingRisks } from '#contract/safety-words.ts'
import { severityOf } from '#core/safety.ts'
import type { Severity } from '#core/taxonomy.ts'
import { Button } from '#ui/button.tsx'
import { Kbd } from '#ui/kbd.tsx'
import { clipTime, selectedSpan, timeRange } from '#ui/workbench/evidence.ts'
import { useSafetyName } from '#ui/workbench/safety-names.ts'
import { useLabel, useTask } from '../parts/label-context.ts'
import { askedOf } from '../store/lacking.ts'
import { Choices } from './choices.tsx'
import { type Draft, detailOf, draftOf, graded, proven } from './draft.ts'
import { FindingParts } from './finding-parts.tsx'
import { FoundList } from './found-list.tsx'
import { OptionList } from './option-list.tsx'
import { findOptions, type Option } from './options.ts'
import own from './safety.module.css'

interface Props {
  subject: string
  /** Whether categories are asked; where not, only the serving risk and the intent are. */
  asks: boolean
  onClose: () => void
}

/** Says what is unsafe: what is typed searches, a digit says how severe what is marked is, Enter keeps all of it. */
export function Picker({ subject, asks, onClose }: Props) {
  const { t } = useTranslation('safety')
  const { task } = useLabel()
  const name = useSafetyName()
  const listId = useId()
  const search = useRef<HTMLInputElement>(null)
  const closed = useRef(false)
  const before = useTask((state) => state.judgements[subject]?.safety?.detail)
  const risk = useTask((state) => state.judgements[subject]?.['serving-risk']?.value ?? null)
  const intentOf = useTask((state) => state.task.intent)
  const intent = useTask((state) => state.judgements[state.task.intent ?? '']?.intent?.value ?? null)
  const { servingRisk } = useTask((state) => askedOf(state).safety)
  const isWhole = useTask((state) => subject === state.task.whole)
  const asksRisk = servingRisk && !isWhole
  const [draft, setDraft] = useState<Draft>(() => draftOf(before))
  const [typed, setTyped] = useState('')
  const [marked, setMarked] = useState<number | null>(null)
  const [from, setFrom] = useState<number | null>(null)
  const [problem, setProblem] = useState<'howSevere' | 'noSelection' | null>(null)
  const options = findOptions(typed, name)
  const place = marked === null ? (typed.trim() === '' ? null : 0) : Math.min(marked, options.length - 1)
  const option: Option | null = place === null ? null : (options[place] ?? null)

  // The field has the focus from the first key on, and gives it back.
  useEffect(() => {
    const earlier = document.activeElement
    search.current?.focus()
    return () => {
      if (earlier instanceof HTMLElement && earlier.isConnected) earlier.focus()
    }
  }, [])

  const store = (all: Draft, input: ActionInput, stepsOn: boolean) => {
    if (!asks || !all.isSaid || (closed.current && !stepsOn)) return
    const detail = detailOf(all)
    if (JSON.stringify(detail) === JSON.stringify(before ?? null)) return
    const value = severityOf(detail.findings)
    task.say(subject, 'safety', { kind: 'value', value, reason: null, explanation: '', detail }, input, stepsOn)
  }
  const keep = (all: Draft, input: ActionInput) => {
    closed.current = true
    onClose()
    store(all, input, true)
  }
  const cancel = () => {
    closed.current = true
    onClose()
  }
  const grade = (severity: Severity, input: ActionInput) => {
    setProblem(null)
    if (severity === 0 && !option && draft.findings.length === 0) return keep({ ...draft, isSaid: true }, input)
    setDraft(graded(draft, option, severity))
    setTyped('')
    setMarked(null)
    search.current?.focus()
  }
  const sayRisk = (value: number, input: ActionInput) =>
    task.say(subject, 'serving-risk', { kind: 'value', value, reason: null, explanation: '' }, input)
  const sayIntent = (value: number, input: ActionInput) => {
    if (intentOf) task.say(intentOf, 'intent', { kind: 'value', value, reason: null, explanation: '' }, input)
  }
  const stepIntent = (by: number, input: ActionInput) =>
    sayIntent(Math.min(queryIntents.length - 1, Math.max(0, (intent ?? -1) + by)), input)
  const close = (input: ActionInput) => (option && typed.trim() !== '' ? setProblem('howSevere') : keep(draft, input))
  const mark = (by: number) =>
    setMarked(Math.min(options.length - 1, Math.max(0, (place ?? (by > 0 ? -1 : options.length)) + by)))
  const takeFrom = () => setFrom(clipTime())
  const takeTo = () => {
    const to = clipTime()
    if (to === null) return
    setDraft(proven(draft, timeRange(from ?? to, to)))
    setFrom(null)
  }
  const takeSpan = () => {
    const span = selectedSpan()
    setProblem(span ? null : 'noSelection')
    if (span) setDraft(proven(draft, span))
  }
  const hasFinding = draft.findings.length > 0
  useActions('safety', {
    'safety.severity': asks ? { run: ({ digit, input }) => grade((digit ?? 0) as Severity, input) } : undefined,
    'safety.risk': asksRisk ? { run: ({ digit, input }) => sayRisk((digit ?? 5) - 5, input) } : { run: () => {} },
    'safety.intentMore': intentOf ? { run: ({ input }) => stepIntent(1, input) } : undefined,
    'safety.intentLess': intentOf ? { run: ({ input }) => stepIntent(-1, input) } : undefined,
    'safety.next': { run: () => mark(1) },
    'safety.previous': { run: () => mark(-1) },
    'safety.from': hasFinding ? { run: takeFrom } : undefined,
    'safety.to': hasFinding ? { run: takeTo } : undefined,
    'safety.span': hasFinding ? { run: takeSpan } : undefined,
    'safety.close': { run: ({ input }) => close(input) },
    'safety.cancel': { run: cancel },
  })
  return (
    <fieldset
      className={own.picker}
      onBlur={({ currentTarget, relatedTarget }) => {
        // Whoever goes on elsewhere keeps what was picked.
        if (!currentTarget.contains(relatedTarget)) store(draft, 'key', false)
      }}
    >
      <legend>{t('picker.title')}</legend>
      <input
        ref={search}
        data-picks=""
        className={own.search}
        role="combobox"
        aria-expanded={asks}
        aria-controls={listId}
        aria-activedescendant={option ? `${listId}-${place}` : undefined}
        aria-label={t('picker.search')}
        placeholder={t('picker.search')}
        autoComplete="off"
        readOnly={!asks}
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value)
          setMarked(null)
          setProblem(null)
        }}
      />
      {asks && (
        <>
          {(typed.trim() !== '' || marked !== null || !hasFinding) && (
            <OptionList id={listId} options={options} place={place} onMark={setMarked} />
          )}
          <fieldset className={own.severities}>
            <legend>{t('picker.severity')}</legend>
            {([0, 1, 2, 3, 4] as const).map((severity) => (
              <Button
                key={severity}
                aria-label={`${severity} ${t(`severity.${severity}`)}`}
                title={t(`severity.${severity}`)}
                isPressed={!option && draft.findings[draft.current]?.severity === severity}
                isDisabled={!option && !hasFinding && severity > 0}
                onPress={() => grade(severity, 'pointer')}
              >
                <Kbd>{String(severity)}</Kbd> {severity === 0 && !option && !hasFinding && t('picker.nothingUnsafe')}
              </Button>
            ))}
          </fieldset>
          <p role="status" className={own.hint}>
            {problem && t(`picker.${problem}`)}
          </p>
          <FoundList draft={draft} setDraft={setDraft} />
          {hasFinding && (
            <FindingParts draft={draft} setDraft={setDraft} from={from} {...{ takeFrom, takeTo, takeSpan }} />
          )}
        </>
      )}
      {asksRisk && (
        <Choices
          legend={t('risk')}
          value={risk}
          names={servingRisks.map((one) => t(`risks.${one}`))}
          keys={['5', '6', '7', '8', '9']}
          onPick={sayRisk}
        />
      )}
      {intentOf && (
        <Choices
          legend={t('intent')}
          value={intent}
          names={queryIntents.map((one) => t(`intents.${one}`))}
          keys={[]}
          onPick={sayIntent}
        />
      )}
      <div className={own.row}>
        <Button variant="primary" onPress={() => close('pointer')}>
          {t('picker.keep')} <Kbd>Enter</Kbd>
        </Button>
        <Button variant="bare" onPress={cancel}>
          {t('picker.cancel')}
        </Button>
      </div>
    </fieldset>
  )
}
