import type { Content } from './content.ts'
import styles from './text-preview.module.css'
import { visibleBidi } from './visible-bidi.ts'

/** A text or a page to read: its own language and direction, lines as they were written, at most 72 letters wide. */
export function TextPreview({ content }: { content: Content }) {
  const { title, text = '', lang } = content
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a long text scrolls, and has to be scrolled by keyboard (WCAG 2.1.1).
    <article className={styles.text} lang={lang} dir="auto" tabIndex={0}>
      {title && (
        <p className={styles.title} dir="auto" data-field="title">
          {visibleBidi(title)}
        </p>
      )}
      <p dir="auto" data-field="text" data-from={text.length - text.trimStart().length}>
        {visibleBidi(text.trim())}
      </p>
    </article>
  )
}
