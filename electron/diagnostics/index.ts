export { outcomes, type Check, type CheckResult, type Facts, type Finding, type Outcome } from './check.ts';
export { checkList } from './list.ts';
export * from './parts.ts';
export { runSelfTest, wholeDeadline, type Progress, type ReadyCheck, type SelfTestOptions } from './run-self-test.ts';
