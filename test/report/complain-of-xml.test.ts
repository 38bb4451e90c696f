import { expect, test } from 'vitest';

import { complainOfXml } from './complain-of-xml.ts';

test.each(['<a><b></a></b>', '<a>', '<a>&</a>', '<a b="<">x</a>', '<a b=c/>', '<a></a>>x<'])(
  'the reader of XML refuses %s',
  (text) => {
    expect(complainOfXml(text)).toBeDefined();
  },
);

test('the reader of XML takes what is well-formed', () => {
  expect(complainOfXml('<?xml version="1.0"?>\n<a b="&lt;"><c/>x &amp; y</a>\n')).toBeUndefined();
});
