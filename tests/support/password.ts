/** The password of everybody in the tests. */
export const password = 'a long enough secret'
