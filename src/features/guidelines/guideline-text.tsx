import { useEffect } from 'react'
import Markdown from 'react-markdown'
import { parseClauses } from '#core/guideline.ts'
import styles from './guidelines.module.css'

/**
 * A guideline as people read it: each clause under an anchor of its own. Raw HTML in the Markdown stays text, links open
 * apart, and pictures are left out, since nothing is fetched from elsewhere. A `clause` is scrolled to.
 */
export function GuidelineText({
  markdown,
  language,
  clause: first,
}: {
  markdown: string
  language: string
  clause?: string | undefined
}) {
  useEffect(() => {
    if (first) document.getElementById(`clause-${first}`)?.scrollIntoView({ block: 'start' })
  }, [first])
  const clauses = parseClauses(markdown)
  const opening = markdown.slice(0, clauses[0]?.from ?? markdown.length)
  return (
    <article className={styles.text} lang={language} dir="auto">
      <Plain>{opening}</Plain>
      {clauses.map((clause) => (
        <section key={clause.from} id={`clause-${clause.id}`} aria-current={clause.id === first ? 'true' : undefined}>
          <h3>{clause.title}</h3>
          <Plain>{clause.body}</Plain>
        </section>
      ))}
    </article>
  )
}

/** Markdown as people may read it here. */
export function Plain({ children }: { children: string }) {
  return (
    <Markdown
      skipHtml
      disallowedElements={['img']}
      components={{
        a: ({ href, children: text }) => (
          <a href={href} target="_blank" rel="noopener noreferrer">
            {text}
          </a>
        ),
      }}
    >
      {children}
    </Markdown>
  )
}
