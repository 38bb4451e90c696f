/** Face of the network room: generic over what is sent. */
export * from './link.ts';
