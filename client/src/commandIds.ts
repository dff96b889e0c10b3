/** Ids of our commands, as in package.json. */
export const commandIds = {
  newPlan: 'gongzuoyaodian.newPlan',
  treatAsPlan: 'gongzuoyaodian.treatAsPlan',
  showOverview: 'gongzuoyaodian.showOverview',
  renumber: 'gongzuoyaodian.renumber',
  renumberPreview: 'gongzuoyaodian.renumberPreview',
  normaliseNotes: 'gongzuoyaodian.normaliseNotes',
  convertWidths: 'gongzuoyaodian.convertWidths',
  cleanUp: 'gongzuoyaodian.cleanUp',
  restartServer: 'gongzuoyaodian.restartServer',
  showOutput: 'gongzuoyaodian.showOutput',
} as const;
