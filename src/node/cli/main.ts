#!/usr/bin/env node
import process from 'node:process';

process.stderr.write('geoproof: the command line is not built yet.\n');
process.exitCode = 2;
