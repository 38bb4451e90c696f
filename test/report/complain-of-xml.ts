/** A small reader of XML, enough to notice what a strict one would refuse in a file of ours. */

const TOKEN = /<\?xml [^?]*\?>|<\/([\w-]+)>|<([\w-]+)((?: [\w-]+="[^"<]*")*)(\/?)>|[^<]+/gy;

/** What is wrong, with its place; `undefined` for a well-formed file. */
export function complainOfXml(text: string): string | undefined {
  const open: string[] = [];
  let at = 0;
  for (const match of text.matchAll(TOKEN)) {
    const [whole, closed, opened, , isEmpty] = match;
    at = match.index + whole.length;
    if (closed !== undefined && open.pop() !== closed) return `</${closed}> closes nothing`;
    if (opened !== undefined && isEmpty === '') open.push(opened);
    const stray = /&(?!(?:amp|lt|gt|quot|apos|#\d+);)/.exec(whole);
    if (stray !== null) return `a bare & in ${whole.slice(0, 40)}`;
  }
  if (at !== text.length) return `not XML: ${text.slice(at, at + 40)}`;
  return open.length === 0 ? undefined : `<${open.join('><')}> not closed`;
}
