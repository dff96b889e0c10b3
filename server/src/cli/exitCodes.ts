/**
 * `clean` nothing to report · `findings` findings, or something to fix · `failed` something could not be done, whatever
 * else was found
 */
export const exitCodes = { clean: 0, findings: 1, failed: 2 } as const;
export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];
