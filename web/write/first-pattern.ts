/** What the editor shows first: small, refuted, and easy to change. */
export const firstPattern = `import { always, client, converges, definePattern, sometimes } from 'geoproof';

// Two workers take a lock, each in its own region.
const worker = (name) =>
  client(name, { region: name }, async (redis, told) => {
    const reply = await redis.call('SET', 'lock', name, 'NX', 'PX', '30000');
    if (reply === 'OK') told('has the lock');
  });

export default definePattern({
  name: 'My lock',
  belief: 'Who gets OK is the only one who has the lock.',
  regions: ['eastus2', 'westeurope'],
  clients: [worker('eastus2'), worker('westeurope')],
  properties: {
    'one holder at a time': always(({ told }) => told('has the lock').length <= 1),
    'somebody gets it': sometimes(({ told }) => told('has the lock').length === 1),
    'regions converge': converges(),
  },
});
`;
