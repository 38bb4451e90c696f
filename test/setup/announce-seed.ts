import type { TestProject } from 'vitest/node';

/** Printed once per run, so that any failure can be had again. */
export default function announceSeed(project: TestProject): void {
  const seed = project.config.env['FC_SEED'] ?? '';
  console.log(`fast-check seed ${seed} (again with: FC_SEED=${seed} npm test)\n`);
}
