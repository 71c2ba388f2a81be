// `npm start`: installs and builds if needed, then runs the server.
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { buildIfNeeded, checkNode, installIfNeeded, root } from './prepare.mjs'

checkNode()
installIfNeeded()
buildIfNeeded()
const server = spawn(process.execPath, [join(root, 'dist/server/main.js')], { stdio: 'inherit' })
// Ctrl-C reaches the server by itself, being in the same group; other signals are handed on.
process.on('SIGINT', () => {})
process.on('SIGTERM', () => server.kill('SIGTERM'))
server.on('exit', (code, signal) => process.exit(code ?? (signal === 'SIGKILL' ? 137 : 1)))
