import fc from 'fast-check'

// The suite tries the same cases each time, so that it fails for what has changed; `npm run test:long` tries new ones.
if (!process.env.NEW_CASES) fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: 1 })
