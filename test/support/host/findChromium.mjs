/**
 * Finds a Chromium to show the workbench in: the system's, else the one in the npm package @sparticuz/chromium (Linux), unpacked
 * into `.host/chromium` with the libraries it needs, so that a machine with Node alone can run every test.
 *
 * CHROMIUM=<path> names one; CHROMIUM=npm asks for the package even where the system has one.
 */
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import zlib from 'node:zlib';
import { HOST_FOLDER } from './places.mjs';
import { unpackPackage } from './runNpm.mjs';

const PACKAGE = '@sparticuz/chromium@153.0.0';
const FOLDER = path.join(HOST_FOLDER, 'chromium');

/** @returns {{executablePath: string, env: Record<string, string>}} Throws, saying what to install, when there is none. */
export function findChromium(say = console.log) {
  const wish = process.env.CHROMIUM ?? '';
  if (wish !== '' && wish !== 'npm') return { executablePath: wish, env: {} };
  const installed = wish === 'npm' ? undefined : candidates().find((file) => fs.existsSync(file));
  return installed === undefined ? chromiumFromNpm(say) : { executablePath: installed, env: {} };
}

function candidates() {
  switch (process.platform) {
    case 'darwin':
      return ['Google Chrome', 'Chromium', 'Microsoft Edge'].map(
        (name) => `/Applications/${name}.app/Contents/MacOS/${name}`,
      );
    case 'win32':
      return [process.env['ProgramFiles'], process.env['ProgramFiles(x86)']]
        .filter((folder) => folder !== undefined)
        .flatMap((folder) =>
          ['Google/Chrome/Application/chrome.exe', 'Microsoft/Edge/Application/msedge.exe'].map((name) =>
            path.join(folder, name),
          ),
        );
    default: {
      const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge'];
      const folders = (process.env.PATH ?? '').split(path.delimiter).filter((folder) => folder !== '');
      return names.flatMap((name) => folders.map((folder) => path.join(folder, name)));
    }
  }
}

function chromiumFromNpm(say) {
  if (process.platform !== 'linux' || process.arch !== 'x64')
    throw new Error('No Chromium found: install Chrome or Chromium, or name one with CHROMIUM=<path>');
  const executablePath = path.join(FOLDER, 'chromium');
  const ready = path.join(FOLDER, '.ready');
  if (!fs.existsSync(ready) || fs.readFileSync(ready, 'utf8') !== PACKAGE) {
    say(`Fetching Chromium (${PACKAGE}) from the npm registry, once …`);
    fs.rmSync(FOLDER, { recursive: true, force: true });
    fs.mkdirSync(FOLDER, { recursive: true });
    const tarball = unpackPackage(PACKAGE, FOLDER);
    fs.rmSync(path.join(FOLDER, tarball));
    const unpacked = (name) => zlib.brotliDecompressSync(fs.readFileSync(path.join(FOLDER, 'bin', name)));
    fs.writeFileSync(executablePath, unpacked('chromium.br'), { mode: 0o755 });
    for (const name of ['al2023.tar.br', 'swiftshader.tar.br', 'fonts.tar.br']) {
      const result = spawnSync('tar', ['x'], { cwd: FOLDER, input: unpacked(name) });
      if (result.status !== 0)
        throw new Error(`unpacking ${name} failed: ${result.error?.message ?? String(result.stderr)}`);
    }
    fs.rmSync(path.join(FOLDER, 'bin'), { recursive: true });
    fs.writeFileSync(path.join(FOLDER, 'fonts.conf'), fontsConfiguration());
    fs.writeFileSync(ready, PACKAGE);
  }
  const libraries = [path.join(FOLDER, 'lib'), process.env.LD_LIBRARY_PATH].filter(
    (folder) => folder !== undefined && folder !== '',
  );
  // A machine without any fonts shows nothing but boxes.
  const fonts = fs.existsSync('/etc/fonts/fonts.conf') ? {} : { FONTCONFIG_FILE: path.join(FOLDER, 'fonts.conf') };
  return { executablePath, env: { LD_LIBRARY_PATH: libraries.join(':'), ...fonts } };
}

function fontsConfiguration() {
  const folders = `<dir>${path.join(FOLDER, 'fonts')}</dir><cachedir>${path.join(FOLDER, 'fonts-cache')}</cachedir>`;
  return `<?xml version="1.0"?>\n<!DOCTYPE fontconfig SYSTEM "fonts.dtd">\n<fontconfig>${folders}</fontconfig>\n`;
}

if (process.argv[1] === import.meta.filename) console.log(findChromium());
