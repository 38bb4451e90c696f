/** Messages that subscriptions bring to clients: text, whatever the bytes were; each taken once. */
import { indexOf, text, type ByteString, type Simulation } from '../kernel/index.ts';
import type { PushedMessage } from '../clients/index.ts';

type Received = { readonly channel: ByteString; readonly message: ByteString };

export const toPushed = ({ channel, message }: Received): PushedMessage => ({
  channel: text(channel),
  message: text(message),
});

/** Takes the oldest message that was pushed to a client in a region and that it has not taken. */
export type TakeMessage = (region: string, client: string) => PushedMessage | undefined;

/** A region of a simulation keeps what was received; who has taken how much is kept here. */
export function createMailbox({ world }: Simulation): TakeMessage {
  const taken = new Map<string, number>();
  return (region, client) => {
    const inbox = world.regions[indexOf(world, region)]?.inbox ?? [];
    const owner = `${region} ${client}`;
    const before = taken.get(owner) ?? 0;
    const next = inbox.filter((one) => one.client === client)[before];
    if (next === undefined) return undefined;
    taken.set(owner, before + 1);
    return toPushed(next);
  };
}
