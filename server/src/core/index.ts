/**
 * The façade of core: the only module that lsp, cli, node and browser may import from `core/`, besides `model.ts` types and ports.
 */
export type * from './model.ts';
export { OUTCOMES, SEVERITIES } from './model.ts';
export type { Assets, AssetName } from './assets.ts';
export type { Clock } from './clock.ts';
export type { FileReader } from './fileReader.ts';
export { DOES_NOT_EXIST, type ListEntry, type ReadResult, type Workspace } from './workspace.ts';
export type { StrictParser } from './strictParser.ts';
export { createEngine } from './engine.ts';
export type { Engine, EngineOptions } from './engineApi.ts';
export type { FixOption } from './fixes/options.ts';
export type { Wanted } from './fixes/plan.ts';
export { classifyUri, type FileClass } from './classify.ts';
export { decodeText, type DecodedText } from './decodeText.ts';
export { commonFolder, isWithin, relativePath } from './sourceUri.ts';
export { resolveFolder } from './terraform/module/folders.ts';
export {
  scanWorkspace,
  type FailedUnit,
  type ScanOptions,
  type ScanProgress,
  type ScanResult,
  type ScanRoot,
  type ScanSkip,
  type ScannedFile,
} from './scan.ts';
export { applyEdits, fixUnit, type FixOptions, type FixedFile, type FixedUnit } from './fixUnit.ts';
export { buildReport, needsChoice } from './report/build.ts';
export { couldNotEvaluate, plural } from './report/couldNotEvaluate.ts';
export { REPORT_FORMATS, renderReport, type RenderOptions, type ReportFormat } from './report/render/render.ts';
export { visibleText } from './report/render/visibleText.ts';
export type * from './report/schema.ts';
