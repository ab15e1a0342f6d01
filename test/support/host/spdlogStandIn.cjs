/**
 * Stands in for VS Code's native logging module, which would need a compiler: appends to the log file, without rotation.
 * The exports are written one by one because the ESM loader finds a CommonJS module's names by that form.
 */
const fs = require('node:fs');
const path = require('node:path');

const LEVELS = ['trace', 'debug', 'info', 'warning', 'error', 'critical'];
let defaultLevel = 2;

class Logger {
  constructor(_type, name, file) {
    Object.assign(this, { name, file, level: defaultLevel });
    fs.mkdirSync(path.dirname(file), { recursive: true });
  }
  write(level, message) {
    if (level < this.level) return;
    try {
      fs.appendFileSync(this.file, `${new Date().toISOString()} [${LEVELS[level]}] ${message}\n`);
    } catch {
      // A log that cannot be written must not end the editor.
    }
  }
  trace(message) {
    this.write(0, message);
  }
  debug(message) {
    this.write(1, message);
  }
  info(message) {
    this.write(2, message);
  }
  warn(message) {
    this.write(3, message);
  }
  error(message) {
    this.write(4, message);
  }
  critical(message) {
    this.write(5, message);
  }
  getLevel() {
    return this.level;
  }
  setLevel(level) {
    this.level = level;
  }
  setPattern() {}
  clearFormatters() {}
  setAsyncMode() {}
  flush() {}
  flushOn() {}
  drop() {}
}

const create = async (name, file) => new Logger('', name, file);

exports.version = 0;
exports.Logger = Logger;
exports.setLevel = (level) => {
  defaultLevel = level;
};
exports.setFlushOn = () => {};
exports.setAsyncMode = () => {};
exports.shutdown = () => {};
exports.createRotatingLogger = create;
exports.createAsyncRotatingLogger = create;
