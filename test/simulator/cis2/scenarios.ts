import { answerScenarios, troubleScenarios } from './answer-scenarios.ts';
import { brokerScenarios } from './broker-scenarios.ts';
import { idTokenScenarios } from './id-token-scenarios.ts';
import type { Scenario } from './scenario.ts';

/**
 * Every way the simulated CIS2 and its broker can misbehave, by name. What ends in "right" is unusual and must work.
 * `scenarios[name].section` is the section of `cis2.md`.
 */
export const scenarios = {
  ...idTokenScenarios,
  ...answerScenarios,
  ...troubleScenarios,
  ...brokerScenarios,
};

export type Cis2Scenario = keyof typeof scenarios;

export const cis2Scenarios = Object.keys(scenarios) as Cis2Scenario[];

export function scenarioOf(name: Cis2Scenario): Scenario {
  return scenarios[name];
}

/** Whether a client must accept what the scenario does. */
export function isRight(name: Cis2Scenario): boolean {
  return /\bright\b(?! only)/.test(scenarioOf(name).what);
}
