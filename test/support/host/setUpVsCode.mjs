/**
 * Puts VS Code (workbench and Node extension host) into `.host/vscode`, from npm packages only: for machines that cannot
 * download the desktop build, or have no display. code-server 4.100.3 carries VS Code 1.100.3, which runs on Node 20.
 *
 * Nothing is compiled: the two native modules loaded at every start are optional and get stand-ins.
 */
import fs from 'node:fs';
import path from 'node:path';
import { HOST_FOLDER, SERVER_MAIN, VSCODE_FOLDER } from './places.mjs';
import { runNpm, unpackPackage } from './runNpm.mjs';

const CODE_SERVER = '4.100.3';
const RIPGREP = '1.18.0';
const READY = path.join(VSCODE_FOLDER, '.ready');
const RECIPE = `${CODE_SERVER} ${RIPGREP} 1`;

/** Makes sure that the host is there. Returns its server's main module. */
export function setUpVsCode(say = console.log) {
  if (fs.existsSync(READY) && fs.readFileSync(READY, 'utf8') === RECIPE) return SERVER_MAIN;
  say(`Fetching VS Code (code-server ${CODE_SERVER}) from the npm registry, once …`);
  fs.mkdirSync(HOST_FOLDER, { recursive: true });
  // Built beside and renamed at the end: a set-up that was cut off leaves nothing that looks complete.
  const building = fs.mkdtempSync(path.join(HOST_FOLDER, 'building-'));
  try {
    const tarball = unpackPackage(`code-server@${CODE_SERVER}`, building, {
      members: ['package/lib/vscode'],
      strip: 3,
    });
    fs.rmSync(path.join(building, tarball));
    // `npm ci` refuses this package's shrinkwrap (a peer is missing from it); `npm install` honours its pins.
    runNpm(['install', '--omit=dev', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], building);
    addStandIns(building);
    addRipgrep(building);
    removeForeignBinaries(building);
    fs.writeFileSync(path.join(building, '.ready'), RECIPE);
    fs.rmSync(VSCODE_FOLDER, { recursive: true, force: true });
    fs.renameSync(building, VSCODE_FOLDER);
  } finally {
    fs.rmSync(building, { recursive: true, force: true });
  }
  return SERVER_MAIN;
}

function addStandIns(folder) {
  const modules = path.join(folder, 'node_modules');
  const watchdog = 'exports.start = () => {}; exports.exit = (code) => process.exit(code || 0);\n';
  for (const name of ['native-watchdog', '@vscode/native-watchdog']) {
    if (fs.existsSync(path.join(modules, name))) fs.writeFileSync(path.join(modules, name, 'index.js'), watchdog);
  }
  fs.copyFileSync(path.join(import.meta.dirname, 'spdlogStandIn.cjs'), path.join(modules, '@vscode/spdlog/index.js'));
}

/** `workspace.findFiles` runs ripgrep. Its package downloads the binary in an install script; npm has it as a package too. */
function addRipgrep(folder) {
  const bin = path.join(folder, 'node_modules/@vscode/ripgrep/bin');
  fs.mkdirSync(bin, { recursive: true });
  const name = `@vscode/ripgrep-${process.platform}-${process.arch}@${RIPGREP}`;
  const tarball = unpackPackage(name, bin, {
    members: [`package/bin/${process.platform === 'win32' ? 'rg.exe' : 'rg'}`],
    strip: 2,
  });
  fs.rmSync(path.join(bin, tarball));
}

function removeForeignBinaries(folder) {
  const others = ['win32', 'darwin', 'linux'].filter((platform) => platform !== process.platform);
  for (const entry of fs.readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const file = path.join(entry.parentPath, entry.name);
    const foreign = /[\\/]prebuilds[\\/]/.test(file) && others.some((platform) => file.includes(`${platform}-`));
    if (entry.isFile() && (foreign || file.endsWith('.map'))) fs.rmSync(file);
  }
}

if (process.argv[1] === import.meta.filename) console.log(setUpVsCode());
