export { outcomes, type Check, type CheckResult, type Facts, type Finding, type Outcome } from './check.ts';
export { checkList } from './list.ts';
export * from './parts.ts';
export { inWords, titleIn, type Language, type WordedResult } from './words/in-words.ts';
export { runSelfTest, wholeDeadline, type Progress, type ReadyCheck, type SelfTestOptions } from './run-self-test.ts';
