/** Ids of our commands, as in package.json. */
export const commandIds = {
  treatAsPlan: 'gongzuoyaodian.treatAsPlan',
  showOverview: 'gongzuoyaodian.showOverview',
  restartServer: 'gongzuoyaodian.restartServer',
  showOutput: 'gongzuoyaodian.showOutput',
} as const;
