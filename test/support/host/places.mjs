/** Where the test host keeps what it fetched: `.host/` in the project, which git ignores. */
import path from 'node:path';

export const PROJECT = path.resolve(import.meta.dirname, '../../..');
export const HOST_FOLDER = path.join(PROJECT, '.host');
export const VSCODE_FOLDER = path.join(HOST_FOLDER, 'vscode');
export const SERVER_MAIN = path.join(VSCODE_FOLDER, 'out/server-main.js');
export const SCREENSHOTS = path.join(PROJECT, 'screenshots');
