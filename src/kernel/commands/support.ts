/** Which commands Active-Active does not offer, with the hint that helps (rule CMD). */
import { lower, type ErrorReply } from '../base/index.ts';
import { notOffered, notSimulated, unknownCommand } from './errors.ts';

// Whole commands; a name with a space is one subcommand.
const NOT_OFFERED: ReadonlySet<string> = new Set(
  `migrate move restore wait arcount ardel ardelrange arget argetrange argrep arinfo arinsert
   arlastitems arlen armget armset arnext arop arring arscan arseek arset pfdebug pfselftest blmovem
   lmovem sdiffcard sunioncard xidmprecord xnack increx stralgo substr vadd vcard vdim vemb vgetattr
   vinfo vismember vlinks vrandmember vrange vrem vsetattr vsim reset debug flushall flushdb shutdown
   swapdb bgrewriteaof bgsave lastsave save failover psync replconf replicaof restore-asking role
   slaveof sync asking readonly readwrite backup himport json.mset ft.dropindex ft.sugadd ft.sugdel
   ft.sugget ft.suglen`
    .split(/\s+/)
    .filter((word) => word !== ''),
);

/** Time series and probabilistic structures: their modules are not available. */
const NOT_OFFERED_MODULE = /^(?:ts|bf|cf|cms|topk|tdigest)\.[a-z]+$/;

const NOT_OFFERED_SUBCOMMANDS: ReadonlySet<string> = new Set(
  [
    'object encoding, object help, client getredir, client no-evict, client pause, client unpause',
    'client help, config resetstat, config help, pubsub help, script help, script debug',
    'slowlog help, module help, module load, module loadex, module unload, memory doctor',
    'memory malloc-stats, memory purge, memory stats, latency doctor, latency graph, latency help',
    'latency history, latency latest, latency reset, acl deluser, acl genpass, acl load, acl log',
    'acl save, acl setuser, cluster addslots, cluster addslotsrange, cluster bumpepoch',
    'cluster count-failure-reports, cluster countkeysinslot, cluster delslots',
    'cluster delslotsrange, cluster failover, cluster flushslots, cluster forget',
    'cluster getkeysinslot, cluster links, cluster migration, cluster meet, cluster myid',
    'cluster myshardid, cluster replicas, cluster replicate, cluster reset, cluster saveconfig',
    'cluster set-config-epoch, cluster setslot, cluster slaves, cluster slot-stats',
  ].flatMap((row) => row.split(', ')),
);

// Offered by Active-Active and not simulated here yet.
const NOT_SIMULATED: ReadonlySet<string> = new Set(
  `pfadd pfcount pfmerge xack xackdel xadd xautoclaim xclaim xcfgset xdel xdelex xgroup
   xinfo xlen xpending xrange xread xreadgroup xrevrange xsetid xtrim fcall fcall_ro function eval
   eval_ro evalsha evalsha_ro script auth client hello quit acl config hotkeys lolwut module latency
   monitor slowlog cluster crdt.debug
   json.arrappend json.arrindex json.arrinsert json.arrlen json.arrpop json.arrtrim json.clear
   json.debug json.del json.forget json.get json.merge json.mget json.numincrby json.nummultby
   json.objkeys json.objlen json.resp json.set json.strappend json.strlen json.toggle json.type
   ft._list ft.aggregate ft.aliasadd ft.aliasdel ft.aliasupdate ft.alter ft.config ft.create
   ft.cursor ft.dictadd ft.dictdel ft.dictdump ft.explain ft.explaincli ft.hybrid ft.info ft.profile
   ft.search ft.spellcheck ft.syndump ft.synupdate ft.tagvals`
    .split(/\s+/)
    .filter((word) => word !== ''),
);

const HINTS: ReadonlyMap<string, string> = new Map([
  ['flushall', '; flush through the control plane (MEM-4)'],
  ['flushdb', '; flush through the control plane (MEM-4)'],
  ['wait', '; it covers replicas of one region only, there is no synchronous write (REP-9)'],
  ['object encoding', '; they have CRDT.DEBUG ENCODING, which is not simulated yet'],
  ['restore', '; keys of modules only'],
]);

/** The refusal of a subcommand that Active-Active lacks; `undefined` when it has no opinion. */
export function refuseSubcommand(argv: readonly string[]): ErrorReply | undefined {
  const pair = `${lower(argv[0] ?? '')} ${lower(argv[1] ?? '')}`;
  return NOT_OFFERED_SUBCOMMANDS.has(pair) ? notOffered(pair, HINTS.get(pair) ?? '') : undefined;
}

/** The refusal of a command that Active-Active lacks, as every region would give it. */
export function refuseAsVendor(argv: readonly string[]): ErrorReply | undefined {
  const name = (argv[0] ?? '').toLowerCase();
  const pair = `${name} ${(argv[1] ?? '').toLowerCase()}`;
  if (NOT_OFFERED.has(name)) return notOffered(name, HINTS.get(name) ?? '');
  if (NOT_OFFERED_SUBCOMMANDS.has(pair)) return notOffered(pair, HINTS.get(pair) ?? '');
  if (NOT_OFFERED_MODULE.test(name)) return notOffered(name, '; its module is not available');
  return undefined;
}

export const isNotSimulated = (argv: readonly string[]): boolean =>
  NOT_SIMULATED.has((argv[0] ?? '').toLowerCase());

/** The reply to a command that is not in the table. */
export function refuseCommand(argv: readonly string[]): ErrorReply {
  const refusal = refuseAsVendor(argv);
  if (refusal !== undefined) return refusal;
  return isNotSimulated(argv) ? notSimulated((argv[0] ?? '').toLowerCase()) : unknownCommand(argv);
}
