/**
 * Writes a scenario in its one canonical form: the opening comment, the settings, the steps, each
 * set apart by an empty line. What was parsed from that form prints back byte for byte.
 */
import { renderArgument } from '../kernel/index.ts';

import { printExpectation } from './expectation.ts';
import { printComment, printHeader } from './header.ts';
import type { Expectation, Scenario, Step } from './scenario.ts';
import { SETTINGS } from './settings.ts';

/** The text of a scenario file, ending in a line end. */
export function printScenario(scenario: Scenario): string {
  const settings = SETTINGS.flatMap(({ name, print }) =>
    print(scenario.world).map((value) => `${name}: ${value}`),
  );
  const parts = [printHeader(scenario), settings, scenario.steps.flatMap(printStep)];
  const filled = parts.filter((lines) => lines.length > 0);
  return `${filled.map((lines) => lines.join('\n')).join('\n\n')}\n`;
}

/** The line of a step and the indented lines below it. */
export function printStep(step: Step): readonly string[] {
  switch (step.kind) {
    case 'blank':
      return [''];
    case 'comment':
      return [printComment(step.text)];
    case 'command': {
      const client = step.client === undefined ? '' : `${step.client}@`;
      const line = [`${client}${step.region}>`, ...step.argv.map(renderArgument)].join(' ');
      return [line, ...printIndented(step.expected)];
    }
    case 'directive':
      return [
        [step.name, ...step.words.map(renderArgument)].join(' '),
        ...printIndented(step.expected),
      ];
  }
}

function printIndented(expectation: Expectation | undefined): readonly string[] {
  return expectation === undefined ? [] : printExpectation(expectation).map((line) => `  ${line}`);
}
