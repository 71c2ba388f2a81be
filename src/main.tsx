import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from '#app/app.tsx'
import { keepStyles } from '#browser/until-here.ts'
import { startTexts } from '#i18n/init.ts'
import { startTheme } from '#ui/theme.ts'
import '#ui/base.css'

startTheme()
keepStyles()
const root = document.getElementById('root')
// The first paint already has its words; a page that flashes keys or English looks broken.
void startTexts().then(() => {
  if (root) {
    createRoot(root).render(
      <StrictMode>
        <App />
      </StrictMode>,
    )
  }
})
