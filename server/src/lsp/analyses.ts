/**
 * The last word on every unit: its analysis, or why there is none.
 *
 * Owns the generations of units and the boundary that a crash in the engine does not cross. Must never answer an empty
 * analysis for a unit that failed.
 */
import type { Engine, UnitAnalysis } from '../core/index.ts';

export type UnitResult =
  | { readonly kind: 'analyzed'; readonly unit: string; readonly generation: number; readonly analysis: UnitAnalysis }
  | {
      readonly kind: 'failed';
      readonly unit: string;
      readonly generation: number;
      readonly files: readonly string[];
      readonly message: string;
    };

export interface Analyses {
  /** The result for the texts the engine has now: from the cache, or evaluated. Never throws. */
  get(unitId: string): UnitResult;
  /** Says that a unit's inputs have changed. */
  invalidate(unitIds: readonly string[]): void;
  /** Drops what is known of a unit that is not looked at. */
  forget(unitId: string): void;
}

export function createAnalyses(engine: Engine, onCrash: (unitId: string, error: unknown) => void): Analyses {
  const results = new Map<string, UnitResult>();
  const generations = new Map<string, number>();

  function evaluate(unitId: string): UnitResult {
    const generation = generations.get(unitId) ?? 0;
    try {
      return { kind: 'analyzed', unit: unitId, generation, analysis: engine.analyze(unitId) };
    } catch (error) {
      onCrash(unitId, error);
      return { kind: 'failed', unit: unitId, generation, files: filesOf(unitId), message: describe(error) };
    }
  }

  function filesOf(unitId: string): readonly string[] {
    return engine.units().find((unit) => unit.id === unitId)?.files ?? [];
  }

  return {
    get(unitId) {
      const known = results.get(unitId);
      if (known?.generation === (generations.get(unitId) ?? 0)) return known;
      const result = evaluate(unitId);
      results.set(unitId, result);
      return result;
    },
    invalidate(unitIds) {
      for (const id of unitIds) {
        generations.set(id, (generations.get(id) ?? 0) + 1);
        results.delete(id);
      }
    },
    forget(unitId) {
      results.delete(unitId);
      generations.delete(unitId);
    },
  };
}

/** An error as one line for a person; opa-wasm throws bare strings. */
export function describe(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  const [line = ''] = text.split('\n');
  return line === '' ? 'an error without a message' : line.slice(0, 300);
}
