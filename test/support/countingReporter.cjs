/**
 * Mocha's spec reporter, which also writes its counts as JSON to the file named by PLUMBLINE_COUNTS, so that runs in other
 * processes (unit tests, the extension host) can be added up. Written after every test: a run that is cut off has counted what
 * it did. Works wherever mocha runs, so it stays CommonJS without imports of ours.
 */
const fs = require('node:fs');
const path = require('node:path');
const { reporters, Runner } = require('mocha');

const { EVENT_TEST_PENDING, EVENT_TEST_PASS, EVENT_TEST_FAIL, EVENT_RUN_END } = Runner.constants;

module.exports = class CountingReporter extends reporters.Spec {
  constructor(runner, options) {
    super(runner, options);
    const file = process.env.PLUMBLINE_COUNTS;
    if (!file) return;
    fs.mkdirSync(path.dirname(file), { recursive: true });
    const skipped = [];
    const write = () => {
      fs.writeFileSync(file, JSON.stringify({ passed: this.stats.passes, failed: this.stats.failures, skipped }));
    };
    runner.on(EVENT_TEST_PENDING, (test) => skipped.push(test.fullTitle()));
    for (const event of [EVENT_TEST_PASS, EVENT_TEST_FAIL, EVENT_RUN_END]) runner.on(event, write);
  }
};
