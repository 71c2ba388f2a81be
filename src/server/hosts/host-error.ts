/** Something that keeps the server from starting; the message is one line that says what to do. */
export class HostError extends Error {}
