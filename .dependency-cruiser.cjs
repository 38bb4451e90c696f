/**
 * Who may import whom (docs/ARCHITECTURE.md). Three tables say it; the rules below are made from them.
 * Whatever a table does not allow is refused, so a new room starts with no rights at all.
 */

/** Rooms inside the kernel: each may use the faces of the rooms in its list. */
const KERNEL_ROOMS = {
  base: [],
  causality: ['base'],
  crdt: ['base', 'causality', 'profile'],
  trace: ['base', 'causality', 'crdt'],
  commands: ['base', 'causality', 'crdt', 'profile'],
  region: ['base', 'causality', 'crdt', 'trace', 'commands', 'profile'],
  network: ['base', 'causality'],
  world: ['base', 'causality', 'crdt', 'trace', 'commands', 'region', 'network', 'profile'],
};

const SRC_ROOMS = ['kernel', 'clients', 'explore', 'scenario', 'explain', 'report', 'resp'];
// Simple patterns one by one: nested optional groups are refused as unsafe.
const ANY_FACE = ['^src/index[.]ts$', '^src/[^/]+/index[.]ts$', '^src/kernel/[^/]+/index[.]ts$'];
const face = (room) => `^src/${room}/index[.]ts$`;

/** Everything outside the kernel: folder → paths of ours it may import (besides itself). */
const ROOMS = {
  'src/clients': [face('kernel')],
  'src/scenario': [face('kernel')],
  'src/explain': [face('kernel')],
  'src/resp': [face('kernel')],
  'src/explore': ['kernel', 'clients', 'scenario'].map(face),
  'src/report': ['kernel', 'explore', 'explain', 'scenario'].map(face),
  'src/vitest': ['explore', 'report', 'node/corpus'].map(face),
  'src/node': ['^src/index[.]ts$', ...SRC_ROOMS.map(face), '^models/'],
  models: ['^src/index[.]ts$', ...['kernel', 'clients', 'explore'].map(face)],
  properties: [...ANY_FACE, '^models/'],
  web: ['^src/index[.]ts$', ...SRC_ROOMS.map(face), '^models/', '^lessons/'],
  bench: [
    ...ANY_FACE,
    '^src/explore/reference/index[.]ts$',
    '^src/kernel/profile[.]ts$',
    '^models/',
    '^properties/',
  ],
};

/** Packages: what may be imported, by folder. `node:` modules are ruled separately. */
const PACKAGES = {
  'src/kernel': ['immer', 'xstate'],
  'src/clients': ['xstate'],
  'src/explore': ['fast-check', 'xstate'],
  'src/vitest': ['vitest'],
  'src/node': ['express', 'helmet', 'tinypool', 'tsx'],
  models: ['xstate'],
  properties: ['fast-check'],
};

/** `node_modules/xstate/…`, and the types that stand in for it, at any depth. */
const packageOf = (name) => `node_modules/(@types/)?${name}/`;

const kernelRules = Object.entries(KERNEL_ROOMS).map(([room, allowed]) => ({
  name: `kernel-${room}`,
  comment: `kernel/${room} may import only: ${allowed.join(', ') || 'nothing of ours'}.`,
  severity: 'error',
  from: { path: `^src/kernel/${room}/` },
  to: {
    path: '^(src|models|properties|web|lessons|test|bench)/',
    pathNot: [
      `^src/kernel/${room}/`,
      ...allowed.map((name) =>
        name === 'profile' ? '^src/kernel/profile[.]ts$' : `^src/kernel/${name}/index[.]ts$`,
      ),
    ],
  },
}));

const roomRules = Object.entries(ROOMS).map(([room, allowed]) => ({
  name: room.replace('/', '-'),
  comment: `${room} may import only the faces that docs/ARCHITECTURE.md lists for it.`,
  severity: 'error',
  from: { path: `^${room}/` },
  to: {
    path: '^(src|models|properties|web|lessons|test|bench)/',
    pathNot: [`^${room}/`, ...allowed],
  },
}));

const pureRooms = ['kernel', 'clients', 'explore', 'scenario', 'explain', 'report'].map(
  (room) => `src/${room}`,
);
const packageRules = [
  ...pureRooms,
  'src/resp',
  'src/vitest',
  'src/node',
  'models',
  'properties',
].map((room) => ({
  name: `packages-${room.replace('/', '-')}`,
  comment: `Packages that ${room} may import: ${(PACKAGES[room] ?? []).join(', ') || 'none'}.`,
  severity: 'error',
  from: { path: `^${room}/` },
  to: { path: 'node_modules/', pathNot: (PACKAGES[room] ?? []).map(packageOf) },
}));

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      comment: 'A cycle hides which of two files is the lower one.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'resolvable',
      comment: 'An import that resolves to nothing.',
      severity: 'error',
      // The peers of the benchmarks are a package of their own, installed only when they run.
      from: { pathNot: '^bench/peers/' },
      // The build makes what is called virtual.
      to: { couldNotResolve: true, pathNot: '^virtual:' },
    },
    ...kernelRules,
    {
      name: 'kernel-profile',
      comment: 'profile.ts sits at the bottom of the kernel: it may use base only.',
      severity: 'error',
      from: { path: '^src/kernel/profile[.]ts$' },
      to: { path: '^src/', pathNot: '^src/kernel/base/index[.]ts$' },
    },
    {
      name: 'kernel-face',
      comment: "The kernel's face gathers the faces of its rooms, and nothing outside the kernel.",
      severity: 'error',
      from: { path: '^src/kernel/index[.]ts$' },
      to: {
        path: '^(src|models|properties|web|lessons|test|bench)/',
        pathNot: ['^src/kernel/[^/]+/index[.]ts$', '^src/kernel/profile[.]ts$'],
      },
    },
    {
      name: 'library-face',
      comment: "The library's face gathers the faces of src, and never reaches node.",
      severity: 'error',
      from: { path: '^src/[^/]+[.]ts$' },
      to: {
        path: '^(src|models|properties|web|lessons|test|bench)/',
        pathNot: [...SRC_ROOMS.map(face), '^src/[^/]+[.]ts$'],
      },
    },
    ...roomRules,
    {
      name: 'unlisted-room',
      comment: 'A new room needs a line in the tables above before it may import anything of ours.',
      severity: 'error',
      from: {
        path: '^src/[^/]+/',
        pathNot: [...SRC_ROOMS, 'vitest', 'node'].map((room) => `^src/${room}/`),
      },
      to: { path: '^(src|models)/' },
    },
    {
      name: 'unlisted-kernel-room',
      comment: 'A new room of the kernel needs a line in KERNEL_ROOMS.',
      severity: 'error',
      from: {
        path: '^src/kernel/[^/]+/',
        pathNot: Object.keys(KERNEL_ROOMS).map((room) => `^src/kernel/${room}/`),
      },
      to: {},
    },
    {
      name: 'tests-are-leaves',
      comment: 'Nothing imports test or bench.',
      severity: 'error',
      from: { pathNot: '^(test|bench)/' },
      to: { path: '^(test|bench)/' },
    },
    {
      name: 'node-stays-home',
      comment: 'node: modules only in src/node, test, bench, scripts and configuration files.',
      severity: 'error',
      from: { pathNot: ['^src/node/', '^test/', '^bench/', '^scripts/', '[.]config[.]ts$'] },
      to: { dependencyTypes: ['core'] },
    },
    ...packageRules,
    {
      name: 'web-has-no-server',
      comment: 'The playground also works without a server, so it may not import one.',
      severity: 'error',
      from: { path: '^web/' },
      to: { path: ['node_modules/(@types/)?express/', 'node_modules/vitest/'] },
    },
    {
      name: 'declared-packages',
      comment: 'A package that is imported must be in package.json.',
      severity: 'error',
      from: {},
      // vitest stands in package.json twice, for users and for us, which the cruiser takes for neither.
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'], pathNot: '^node_modules/vitest/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(bench/)?dist/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'types', 'node', 'default'],
    },
  },
};
