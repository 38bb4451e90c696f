/** The reference models in Promela, written to give Spin as few and as small states as we have. */

const total = (count: number): string => String(count);

/** Subtotals only: what waits on a link is what was sent minus what has come. */
export function counterModel(regions: number, increments: number): string {
  const options: string[] = [];
  for (let region = 0; region < regions; region++) {
    for (let origin = 0; origin < regions; origin++) {
      const slot = total(region * regions + origin);
      const limit =
        region === origin ? total(increments) : `n[${total(origin * regions + origin)}]`;
      options.push(`  :: d_step { n[${slot}] < ${limit} -> n[${slot}]++ }`);
    }
  }
  return `byte n[${total(regions * regions)}];\nactive proctype all() {\n  do\n${options.join('\n')}\n  od\n}\n`;
}

/** One register per region, one slot per link, one progress per client, one count of captures per region. */
export function setNxModel(regions: number, clientsPerRegion: number): string {
  const clients = regions * clientsPerRegion;
  const options: string[] = [];
  for (let client = 0; client < clients; client++) {
    const region = Math.floor(client / clientsPerRegion);
    const id = total((client % clientsPerRegion) * regions + region + 1);
    const at = total(client);
    const sends: string[] = [];
    for (let to = 0; to < regions; to++) {
      if (to !== region) sends.push(`q[${total(region * regions + to)}] = ${id}`);
    }
    const own = `v[${total(region)}]`;
    const win = [`${own} = ${id}`, `c[${at}] = 1`, ...sends].join('; ');
    options.push(`  :: d_step { c[${at}] == 0 && ${own} == 0 -> ${win} }`);
    options.push(`  :: d_step { c[${at}] == 0 && ${own} != 0 -> c[${at}] = 2 }`);
    options.push(`  :: d_step { c[${at}] == 1 -> c[${at}] = 2; g[${total(region)}]++ }`);
  }
  for (let from = 0; from < regions; from++) {
    for (let to = 0; to < regions; to++) {
      if (from === to) continue;
      const slot = `q[${total(from * regions + to)}]`;
      const into = `v[${total(to)}]`;
      const take = `${into} = (${slot} > ${into} -> ${slot} : ${into}); ${slot} = 0`;
      options.push(`  :: d_step { ${slot} != 0 -> ${take} }`);
    }
  }
  const state = `byte v[${total(regions)}];\nbyte c[${total(clients)}];\nbyte g[${total(regions)}];\nbyte q[${total(regions * regions)}];\n`;
  return `${state}active proctype all() {\n  do\n${options.join('\n')}\n  od\n}\n`;
}
