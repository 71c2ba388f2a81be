import { configure } from '@testing-library/react'

// A page or a dialog is compiled when somebody opens it for the first time, and the machine may be busy.
configure({ asyncUtilTimeout: 45_000 })
