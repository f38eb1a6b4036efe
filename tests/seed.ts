import fc from 'fast-check';

// The same random texts in every run, so that a red run means a change and not luck. `REVCOP_SEED=…` draws others; what they
// find is kept as a case of its own.
fc.configureGlobal({ seed: Number(process.env.REVCOP_SEED ?? 1124) });
