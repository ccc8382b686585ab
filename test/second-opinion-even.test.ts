import { compareWorlds } from './support/second-opinion-suite.ts';

compareWorlds('even');
