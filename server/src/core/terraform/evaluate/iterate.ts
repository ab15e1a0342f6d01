/** The elements of collections, in Terraform's order. */
import { compareText } from './setOrder.ts';
import { number, string, throughCollection, type Value } from './value.ts';

/** Key and value pairs of a collection, in Terraform's order (objects by key), or null when it cannot be iterated. */
export function iterate(collection: Value): readonly (readonly [Value, Value])[] | null {
  if (collection.kind === 'list') {
    return collection.items.map((item, index) => {
      const value = throughCollection(item, collection);
      // An item of a set is its own key.
      return [collection.collection === 'set' ? value : number(index), value];
    });
  }
  if (collection.kind === 'object') {
    return sortedEntries(collection.entries).map(([key, value]) => [string(key), throughCollection(value, collection)]);
  }
  return null;
}

export function sortedEntries<T>(entries: ReadonlyMap<string, T>): readonly (readonly [string, T])[] {
  return [...entries].sort(([a], [b]) => compareText(a, b));
}
