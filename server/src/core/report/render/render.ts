/** The formats a report can be had in. A new format is a file beside this one and an entry below. */
import type { Report } from '../schema.ts';
import { renderHtml } from './html.ts';
import { renderJson } from './json.ts';
import { renderPretty } from './pretty.ts';
import { renderSarif } from './sarif.ts';

export interface RenderOptions {
  /** ANSI colours, for formats that are shown in a terminal. */
  readonly colour: boolean;
  /** Width in columns, for formats that are shown in a terminal. */
  readonly width: number;
  /** What is listed one by one, for formats that are shown in a terminal: nothing, what is no pass and not waived, or everything. */
  readonly detail: 'summary' | 'attention' | 'all';
}

export const REPORT_FORMATS = ['pretty', 'json', 'html', 'sarif'] as const;
export type ReportFormat = (typeof REPORT_FORMATS)[number];

/** Pure: the same report and options give the same text. */
export function renderReport(report: Report, format: ReportFormat, options: RenderOptions): string {
  switch (format) {
    case 'pretty':
      return renderPretty(report, options);
    case 'json':
      return renderJson(report);
    case 'html':
      return renderHtml(report);
    case 'sarif':
      return renderSarif(report);
  }
}
