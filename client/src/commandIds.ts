/** Ids of our commands, as in package.json. */
export const commandIds = {
  newPlan: 'gongzuoyaodian.newPlan',
  treatAsPlan: 'gongzuoyaodian.treatAsPlan',
  showOverview: 'gongzuoyaodian.showOverview',
  restartServer: 'gongzuoyaodian.restartServer',
  showOutput: 'gongzuoyaodian.showOutput',
} as const;
