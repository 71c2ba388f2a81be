import { useQuery } from '@tanstack/react-query'
import { type FormEvent, Fragment, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useUpdateWords, wordListOptions } from '#client/queries/safety-settings.ts'
import type { Project } from '#contract/project.ts'
import { maskTokens } from '#contract/safety-words.ts'
import { maskWords, tokenPattern } from '#core/mask-text/mask-words.ts'
import { useFormat } from '#i18n/use-format.ts'
import { Button } from '#ui/button.tsx'
import { Select } from '#ui/select.tsx'
import { Skeleton } from '#ui/skeleton.tsx'
import { TextArea } from '#ui/text-area.tsx'
import { toast } from '#ui/toast.tsx'
import { ProblemNotice } from './problem-notice.tsx'
import styles from './projects.module.css'

type Token = (typeof maskTokens)[number]
type Lists = { language: string; token: Token; words: string[] }[]
const mostWords = 20_000
const mostLetters = 200

function linesOf(text: string): string[] {
  const lines = text.split('\n').map((line) => line.trim())
  return [...new Set(lines.filter((line) => line !== ''))]
}

/** The words that masked texts of a project show as tokens, list by list. */
export function MaskedWords({ project }: { project: Project }) {
  const { t } = useTranslation('projects')
  const { data } = useQuery(wordListOptions(project.id))
  const format = useFormat()
  const [language, setLanguage] = useState(project.languages[0] ?? '')
  const [token, setToken] = useState<Token>('slur')
  const wordsOf = (lang: string, of: Token) =>
    data?.lists.find((list) => list.language === lang && list.token === of)?.words ?? []
  return (
    <section className={styles.words}>
      <h2>{t('maskedWords.title')}</h2>
      <p className={styles.hint}>{t('maskedWords.intro')}</p>
      {!data && <Skeleton lines={4} />}
      {data && (
        <>
          <div className={styles.pair}>
            <Select
              label={t('maskedWords.language')}
              value={language}
              onChange={setLanguage}
              options={project.languages.map((value) => ({ value, label: format.language(value) }))}
            />
            <TokenSelect value={token} onChange={setToken} countOf={(one) => wordsOf(language, one).length} />
          </div>
          <OneList
            key={`${language} ${token}`}
            projectId={project.id}
            list={{ language, token, words: wordsOf(language, token) }}
            others={data.lists.filter((list) => list.language === language && list.token !== token)}
          />
        </>
      )}
    </section>
  )
}

function TokenSelect(props: { value: Token; onChange: (token: Token) => void; countOf: (token: Token) => number }) {
  const { t } = useTranslation(['projects', 'viewing'])
  const format = useFormat()
  const options = maskTokens.map((token) => {
    const count = props.countOf(token)
    const number = count > 0 ? ` · ${t('projects:maskedWords.count', { count, number: format.number(count) })}` : ''
    return { value: token, label: `[${t(`viewing:token.${token}`)}]${number}` }
  })
  return (
    <Select label={t('projects:maskedWords.token')} value={props.value} onChange={props.onChange} options={options} />
  )
}

function OneList({ projectId, list, others }: { projectId: string; list: Lists[number]; others: Lists }) {
  const { t } = useTranslation(['projects', 'common'])
  const format = useFormat()
  const update = useUpdateWords(projectId)
  const [text, setText] = useState(list.words.join('\n'))
  const words = linesOf(text)
  const tooMany = words.length > mostWords || words.some((word) => word.length > mostLetters)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!tooMany) update.mutate({ ...list, words }, { onSuccess: () => toast({ text: t('common:saved') }) })
  }
  return (
    <form className={styles.form} onSubmit={submit}>
      <TextArea
        label={t('projects:maskedWords.words')}
        description={`${t('projects:maskedWords.wordsHint')} ${t('projects:maskedWords.count', { count: words.length, number: format.number(words.length) })}.`}
        {...(tooMany && { error: t('projects:maskedWords.tooMany') })}
        value={text}
        onChange={setText}
        rows={8}
        lang={list.language}
        dir="auto"
      />
      <TryIt language={list.language} lists={[{ token: list.token, words }, ...others]} />
      <ProblemNotice error={update.error} />
      <Button type="submit" variant="primary" isPending={update.isPending} isDisabled={tooMany}>
        {t('projects:maskedWords.save')}
      </Button>
    </form>
  )
}

/** A text of one's own, masked as it is typed; it does not leave the page. */
function TryIt({ language, lists }: { language: string; lists: { token: Token; words: string[] }[] }) {
  const { t } = useTranslation(['projects', 'viewing'])
  const [text, setText] = useState('')
  const parts = text === '' ? [] : maskWords(text, lists).text.split(tokenPattern)
  return (
    <>
      <TextArea
        label={t('projects:maskedWords.test')}
        description={t('projects:maskedWords.testHint')}
        value={text}
        onChange={setText}
        rows={2}
        lang={language}
        dir="auto"
      />
      <p className={styles.masked} role="status">
        <span className={styles.hint}>{t('projects:maskedWords.shown')}</span>
        {parts.length === 0 ? (
          <span>{t('projects:maskedWords.nothing')}</span>
        ) : (
          <bdi lang={language}>
            {parts.map((part, at) =>
              // Every second part is a token's id.
              at % 2 === 1 ? (
                // biome-ignore lint/suspicious/noArrayIndexKey: parts have nothing else that tells them apart, and no state.
                <mark key={at}>{`[${t(`viewing:token.${part as Token}`)}]`}</mark>
              ) : (
                // biome-ignore lint/suspicious/noArrayIndexKey: as above
                <Fragment key={at}>{part}</Fragment>
              ),
            )}
          </bdi>
        )}
      </p>
    </>
  )
}
