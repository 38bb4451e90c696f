/** What the scenario editor shows first. */
export const firstScenario = `# Both regions claim the key while the link is cut

regions: eastus2, westeurope
latency: 80ms

cut eastus2 westeurope

advance 20ms
eastus2> SET idem:1 east NX
  OK

advance 40ms
westeurope> SET idem:1 west NX
  OK

advance 60ms
heal eastus2 westeurope

advance 100ms
*> GET idem:1
  "west"
`;
