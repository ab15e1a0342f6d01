/** The status bar item: how many findings, whether something is under way, and above all whether something was not checked. */
import * as vscode from 'vscode';
import { State } from 'vscode-languageclient/node';
import type { Status } from '../../server/src/lsp/protocol.ts';
import type { PlumblineClient } from './languageClient.ts';

export function createStatus(client: PlumblineClient): vscode.Disposable {
  const item = vscode.window.createStatusBarItem('plumbline.status', vscode.StatusBarAlignment.Left, 5);
  item.name = 'Plumbline';
  let last: Status | null = null;

  function show(text: string, tooltip: string, command: string, background?: 'warning' | 'error'): void {
    item.text = text;
    item.tooltip = tooltip;
    item.command = command;
    item.backgroundColor =
      background === undefined ? undefined : new vscode.ThemeColor(`statusBarItem.${background}Background`);
    item.accessibilityInformation = { label: tooltip.replace(/\n/g, ', ') };
    item.show();
  }

  function refresh(state: State): void {
    switch (state) {
      case State.Starting:
        show('$(sync~spin) Plumbline', 'Plumbline is starting', 'plumbline.showLog');
        return;
      case State.Stopped:
      case State.StartFailed:
        last = null;
        show('$(error) Plumbline', 'Plumbline is not running: nothing is checked', 'plumbline.restartServer', 'error');
        return;
      case State.Running:
        showRunning();
    }
  }

  function showRunning(): void {
    if (last === null) {
      show('$(shield) Plumbline', 'Plumbline is ready', 'workbench.actions.view.problems');
      return;
    }
    if (!last.enabled) {
      show('$(circle-slash) Plumbline', 'Plumbline is switched off in the settings', 'workbench.action.openSettings');
      return;
    }
    const { fail, unknown, waived, error } = last.counts;
    const incomplete = error > 0 || last.problems.length > 0;
    const icon = last.busy ? '$(sync~spin)' : incomplete ? '$(warning)' : '$(shield)';
    const tooltip = [
      `Plumbline: ${plural(fail, 'finding')}. Counted are the modules and folders of files that are open, not the whole workspace.`,
      `${String(unknown)} cannot be decided, ${String(waived)} waived, ${plural(error, 'error')}`,
      ...last.problems.slice(0, 10),
      ...(last.problems.length > 10 ? [`and ${String(last.problems.length - 10)} more`] : []),
    ].join('\n');
    show(
      `${icon} Plumbline: ${String(fail)}`,
      tooltip,
      'workbench.actions.view.problems',
      incomplete ? 'warning' : undefined,
    );
  }

  refresh(State.Starting);
  return vscode.Disposable.from(
    item,
    client.language.onDidChangeState(({ newState }) => {
      refresh(newState);
    }),
    client.onStatus((status) => {
      last = status;
      refresh(client.language.state);
    }),
  );
}

function plural(count: number, word: string): string {
  return `${String(count)} ${word}${count === 1 ? '' : 's'}`;
}
