import fc from 'fast-check';

/**
 * Properties try new inputs at every run of a developer; one that fails prints its seed. In CI they try the same ones
 * each time, so that a change is judged by itself and not by the luck of another's run.
 */
if (process.env.CI) fc.configureGlobal({ seed: 20_261_121 });
