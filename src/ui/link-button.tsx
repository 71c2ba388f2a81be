import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { type ButtonVariant, buttonClass } from './button-class.ts'
import { Icon } from './icon.tsx'

interface Props {
  href: string
  children: ReactNode
  variant?: ButtonVariant
  /** Opens in a tab of its own, without telling that page where the person came from. */
  isExternal?: boolean
  /** Saves the answer as a file, under this name; empty for the server's own name. */
  download?: string
  'aria-keyshortcuts'?: string | undefined
}

/** A link that looks like a button: for addresses outside the router, such as downloads and landing pages. */
export function LinkButton({ href, children, variant, isExternal, download, ...rest }: Props) {
  const { t } = useTranslation('ui')
  const outside = isExternal
    ? { target: '_blank', rel: 'noopener noreferrer', referrerPolicy: 'no-referrer' as const }
    : {}
  return (
    <a {...rest} {...outside} href={href} download={download} className={buttonClass(variant)}>
      {children}
      {isExternal && (
        <>
          <Icon name="external" size={14} />
          <span className="visually-hidden">{t('newTab')}</span>
        </>
      )}
    </a>
  )
}
