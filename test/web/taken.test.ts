/** What leaves the playground or leads into it: a copied test really runs, a line in a log opens its step. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { canRun, nx, usePlayground } from './harness.ts';

const root = join(import.meta.dirname, '..', '..');
const scratch = mkdtempSync(join(tmpdir(), 'geoproof-taken-'));
/** A project of its own that has geoproof (the built package) and vitest. */
function projectFolder(name: string): string {
  const folder = join(scratch, name);
  mkdirSync(join(folder, 'node_modules'), { recursive: true });
  symlinkSync(root, join(folder, 'node_modules', 'geoproof'));
  symlinkSync(join(root, 'node_modules', 'vitest'), join(folder, 'node_modules', 'vitest'));
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
  return folder;
}

function runTests(folder: string): { readonly status: number | null; readonly output: string } {
  const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs');
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [vitest, 'run', '--root', folder, '--reporter', 'verbose'],
    { cwd: folder, encoding: 'utf8', env: { ...process.env, NO_COLOR: '1', VITEST: '' } },
  );
  return { status, output: `${stdout}${stderr}` };
}

afterAll(() => {
  rmSync(scratch, { recursive: true });
});

describe.skipIf(!canRun)('what leaves and enters the playground', () => {
  const { page, open, isShown, copiedBy } = usePlayground();
  const copyTest = async (): Promise<string> => {
    await page().getByRole('button', { name: 'More to take along' }).click();
    return copiedBy(() => page().getByRole('button', { name: 'Copy as test' }).click());
  };

  test('a test of a pattern of the library, with another cast, runs and fails when a verdict differs', async () => {
    await open(nx);
    await isShown();
    await page().getByRole('button', { name: 'Change', exact: true }).click();
    await page().getByLabel('Regions', { exact: true }).fill('3');
    await page().getByRole('button', { name: 'Explore again' }).click();
    await expect.poll(() => page().locator('.vsub').innerText()).toContain('3 regions');
    await isShown();
    const source = await copyTest();
    const folder = projectFolder('library');
    writeFileSync(join(folder, 'taken.test.ts'), source);
    const right = runTests(folder);
    expect([right.status, right.output]).toEqual([0, expect.stringContaining('1 passed')]);
    writeFileSync(join(folder, 'taken.test.ts'), source.replace("'refuted'", "'holds'"));
    expect(runTests(folder).status).toBe(1);
  });

  test("a test of one's own pattern brings the pattern along", async () => {
    await open('#/write');
    await page().getByRole('button', { name: 'Explore it' }).click();
    await isShown();
    const folder = projectFolder('own');
    writeFileSync(join(folder, 'taken.test.ts'), await copyTest());
    const { status, output } = runTests(folder);
    expect([status, output]).toEqual([0, expect.stringContaining('1 passed')]);
  });

  const cli = join(root, 'dist', 'src', 'node', 'cli', 'main.js');
  /** The part after `#` of the line that a log ends with. */
  const openedBy = (log: string): string => /^Open: .*(#\S+)$/m.exec(log)?.[1] ?? 'no line';

  test('the line that `check` prints opens the review on the failing step', async () => {
    const log = spawnSync(process.execPath, [cli, 'check', 'idempotency-key-with-set-nx'], {
      encoding: 'utf8',
      env: { ...process.env, NO_COLOR: '1' },
    }).stdout;
    await open(openedBy(log));
    await isShown();
    await expect
      .poll(() => page().locator('h1').innerText())
      .toContain('Idempotency key with SET NX');
    await expect
      .poll(() => page().locator('.side .steps .on').innerText())
      .toContain('retry tells: captured');
    expect(await page().locator('.side .steps .on.vio').count()).toBe(1);
  });

  test('the line that a failing test prints opens the run on the failing step', async () => {
    await open('#/write');
    await page().locator('.cm-content').waitFor();
    await expect
      .poll(() => page().locator('.cm-content').innerText())
      .toContain('export default definePattern');
    const pattern = await page().locator('.cm-content').innerText();
    const folder = projectFolder('failing');
    writeFileSync(join(folder, 'pattern.ts'), pattern);
    writeFileSync(
      join(folder, 'failing.test.ts'),
      "import 'geoproof/vitest';\nimport { expect, test } from 'vitest';\nimport pattern from './pattern.ts';\ntest('holds', async () => {\n  await expect(pattern).toHold();\n});\n",
    );
    const { status, output } = runTests(folder);
    expect(status).toBe(1);
    const line = /Open: \S.*(#\/scenario\/\S+)/.exec(output)?.[1] ?? `no line in ${output}`;
    await open(line);
    await page().locator('svg.d').waitFor();
    await expect.poll(() => page().locator('h1').innerText()).toContain('As it says');
    // Both were told OK; the cursor stands on the second answer.
    await expect.poll(() => page().getByRole('slider').getAttribute('aria-valuenow')).toBe('2');
  });

  test('a token of a pattern that is not in the library says what to do instead', async () => {
    await open('#/run/gp1:somebody-elses::c0_c1');
    await expect
      .poll(() => page().getByRole('alert').innerText())
      .toContain('npx geoproof replay TOKEN FILE');
  });
});
