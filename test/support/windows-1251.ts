/** Windows-1251 bytes of a text; Node only decodes it. A sign that it has not is a question mark. */
export function windows1251(text: string): Buffer {
  const table = new Map<string, number>();
  for (let byte = 0; byte < 256; byte++)
    table.set(new TextDecoder('windows-1251').decode(Buffer.from([byte])), byte);
  return Buffer.from([...text].map((char) => table.get(char) ?? 63));
}
