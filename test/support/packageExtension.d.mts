export function packageExtension(): { readonly vsix: string; readonly bytes: number };
