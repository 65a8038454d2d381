#!/usr/bin/env node
import { create } from '../src/create.mjs';

process.exitCode = await create(process.argv.slice(2));
