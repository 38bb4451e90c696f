/**
 * Who in a region receives a message (PUB-1): every connection that named the channel, and once
 * more every connection for each of its patterns that matches. Nobody listening, nobody is told:
 * a message is not kept for later.
 */
import { matchesGlob, messagesKeptMax, type ByteString } from '../base/index.ts';
import type { MessageIntent } from '../commands/index.ts';
import type { Message, Region } from './state.ts';

/** Puts the message into the inbox, once for each receiver. */
export function deliverMessage(region: Region, channel: ByteString, sent: MessageIntent): void {
  if (region.subscribers.size === 0) return;
  const { inbox } = region;
  for (const receipt of receiptsOf(region, channel, sent)) inbox.push(receipt);
  if (inbox.length > messagesKeptMax) inbox.splice(0, inbox.length - messagesKeptMax);
}

/** Each receipt a message would have here, in the order of connections. */
export function receiptsOf(
  region: Region,
  channel: ByteString,
  { scope, message }: MessageIntent,
): Message[] {
  const receipts: Message[] = [];
  for (const [client, subscriber] of region.subscribers) {
    if (subscriber[scope].includes(channel)) {
      receipts.push({ client, channel, message, pattern: undefined });
    }
    if (scope === 'shard') continue;
    for (const pattern of subscriber.pattern) {
      if (matchesGlob(pattern, channel)) receipts.push({ client, channel, message, pattern });
    }
  }
  return receipts;
}
