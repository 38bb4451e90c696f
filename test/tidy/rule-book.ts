/**
 * The rule book (docs/SEMANTICS.md) and the scenarios hold each other up: a rule names the scenarios that show it, and a
 * scenario names the rules it shows. What is read here:
 *
 *     ### CLK-1 · documented                           in the rule book, and below it
 *     Scenario: test/scenarios/clocks/order.geo        one or several, separated by commas, or
 *     Scenario: none yet — the backlog is not measured in bytes
 *
 *     # rules: CLK-1, CLK-2                            among the comment lines that open a scenario
 */
import type { Complaint } from './file-rules.ts';
import type { SourceFile } from './source-file.ts';

export type Rule = {
  readonly id: string;
  readonly line: number;
  readonly status: string;
  /** Paths of the scenarios that show it; empty when the rule is excused or says nothing. */
  readonly scenarios: readonly string[];
  /** "none yet — REASON", which is allowed only while no scenario cites the rule. */
  readonly isExcused: boolean;
};

const STATUS = /^(documented|inferred|unspecified)\b/;
/** `CLK-1`; the one rule about commands has no number. */
const RULE_ID = /^(?:CMD|[A-Z][A-Z0-9]*-\d+[a-z]?)$/;

export function readRules(ruleBook: string): readonly Rule[] {
  const rules: Rule[] = [];
  const lines = ruleBook.split('\n');
  for (const [index, line] of lines.entries()) {
    const heading = /^#{2,4} (CMD|[A-Z][A-Z0-9]*-\d+[a-z]?)(?: · (.*))?$/.exec(line);
    if (heading === null) continue;
    const body = lines.slice(index + 1);
    const next = body.findIndex((other) => other.startsWith('#'));
    const said = (next === -1 ? body : body.slice(0, next))
      .filter((other) => /^Scenarios?: /.test(other))
      .map((other) => other.replace(/^Scenarios?: /, ''));
    rules.push({
      id: heading[1] ?? '',
      line: index + 1,
      status: heading[2] ?? '',
      scenarios: said.flatMap((list) => list.match(/[\w./-]+\.geo\b/g) ?? []),
      isExcused: said.some((excuse) => /^none yet — \S/.test(excuse)),
    });
  }
  return rules;
}

/** The rules that a scenario's opening comment cites; undefined when it has no such line. */
export function readCitations(scenario: string): readonly string[] | undefined {
  for (const line of scenario.split('\n')) {
    const cited = /^# rules?: *(.*)$/.exec(line)?.[1];
    if (cited !== undefined) return cited.split(',').map((id) => id.trim());
    if (!line.startsWith('#') && line.trim() !== '') return undefined;
  }
  return undefined;
}

/** Each rule has a status and a scenario that cites it, or an excuse that is still true. */
export function complainOfRules(
  ruleBook: SourceFile,
  scenarios: readonly SourceFile[],
): Complaint[] {
  const rules = readRules(ruleBook.text);
  if (rules.length === 0)
    return [`${ruleBook.path}: has no numbered rule (### CLK-1 · documented)`];
  const citations = new Map(scenarios.map(({ path, text }) => [path, readCitations(text) ?? []]));
  const seen = new Set<string>();
  return rules.flatMap((rule) => {
    const place = `${ruleBook.path}:${rule.line}: ${rule.id}`;
    const complaints: Complaint[] = [];
    if (seen.has(rule.id)) complaints.push(`${place} is numbered twice`);
    seen.add(rule.id);
    if (!STATUS.test(rule.status)) {
      complaints.push(`${place} needs a status: documented, inferred or unspecified`);
    }
    for (const path of rule.scenarios) {
      const cited = citations.get(path);
      if (cited === undefined) complaints.push(`${place} names ${path}, which does not exist`);
      else if (!cited.includes(rule.id))
        complaints.push(`${place} names ${path}, which does not cite it`);
    }
    if (rule.isExcused) {
      const witness = [...citations].find(([, cited]) => cited.includes(rule.id))?.[0];
      if (witness !== undefined)
        complaints.push(`${place} says "none yet", but ${witness} cites it`);
    } else if (rule.scenarios.length === 0) {
      complaints.push(`${place} needs "Scenario: PATH" or "Scenario: none yet — REASON"`);
    }
    return complaints;
  });
}

/** Each scenario cites at least one rule, and only rules of the book. */
export function complainOfCitations(
  ruleBook: SourceFile,
  scenarios: readonly SourceFile[],
): Complaint[] {
  const known = new Set(readRules(ruleBook.text).map(({ id }) => id));
  return scenarios.flatMap(({ path, text }) => {
    const cited = readCitations(text);
    if (cited === undefined) return [`${path}: must open with "# rules: ID, …"`];
    return cited
      .filter((id) => !known.has(id))
      .map((id) =>
        RULE_ID.test(id)
          ? `${path}: cites ${id}, which ${ruleBook.path} does not have`
          : `${path}: "${id}" is not a rule number`,
      );
  });
}
