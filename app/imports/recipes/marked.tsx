/** A text whose parts between backticks are code. */
export function Marked({ text }: { text: string }) {
  return text.split('`').map((part, at) =>
    // Parts change sides at every backtick: the odd ones are code.
    at % 2 === 1 ? <code key={at}>{part}</code> : part,
  );
}
