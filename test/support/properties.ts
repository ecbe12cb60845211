import fc from 'fast-check';

/**
 * The same cases in every run, so that a run says something about the change and not about the dice. Others:
 * `BEACON_TEST_SEED=$RANDOM npm run test:unit`.
 */
fc.configureGlobal({ seed: Number(process.env['BEACON_TEST_SEED'] ?? 20_261_121) });
