#!/usr/bin/env node
/**
 * The command `geoproof`. In a clone it never runs an older build than its sources: what is missing or stale is
 * made first. What is published has no scripts and starts at once.
 */
import { existsSync } from 'node:fs';

const refresh = new URL('../scripts/refresh.mjs', import.meta.url);
if (existsSync(refresh)) await import(refresh.href);
await import(new URL('../dist/src/node/cli/main.js', import.meta.url).href);
