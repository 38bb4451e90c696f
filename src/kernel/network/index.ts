/** Face of the network room: generic over what is sent. */
export { DELAY_MS, typicalMs, type Latency } from './latency.ts';
export * from './link.ts';
export * from './link-chart.ts';
export * from './log.ts';
export * from './traffic.ts';
export {
  checkClog,
  clogFactorMax,
  countLosses,
  isDuplicated,
  readWeather,
  WEATHER_FIELDS,
  type Weather,
  type WeatherOptions,
} from './transport.ts';
