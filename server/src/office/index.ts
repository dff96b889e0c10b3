/**
 * Word files: one bundle of its own (`dist/office.js`) that hosts load when the first Word file comes, with
 * `import('../office')`. Nothing else may be imported from it but types.
 */
export { readWord, placeIn, pieceAt } from '../word/planText';
export { exportPlan } from './exportPlan';
