/**
 * Mocha's spec reporter, which also writes its counts as JSON to the file named by PLUMBLINE_COUNTS, so that runs in other
 * processes (unit tests, the extension host) can be added up. Works wherever mocha runs, so it stays CommonJS without imports of ours.
 */
const fs = require('node:fs');
const path = require('node:path');
const { reporters, Runner } = require('mocha');

module.exports = class CountingReporter extends reporters.Spec {
  constructor(runner, options) {
    super(runner, options);
    const skipped = [];
    runner.on(Runner.constants.EVENT_TEST_PENDING, (test) => skipped.push(test.fullTitle()));
    runner.once(Runner.constants.EVENT_RUN_END, () => {
      const file = process.env.PLUMBLINE_COUNTS;
      if (!file) return;
      fs.mkdirSync(path.dirname(file), { recursive: true });
      fs.writeFileSync(file, JSON.stringify({ passed: this.stats.passes, failed: this.stats.failures, skipped }));
    });
  }
};
