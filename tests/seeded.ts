/** Property tests draw the same samples in every run of `npm test`; `npm run test:full` draws new ones. */
import fc from 'fast-check';

if (!process.env['FULL']) fc.configureGlobal({ seed: 30 });
