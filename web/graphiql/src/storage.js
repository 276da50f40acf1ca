// GraphiQL keeps its history in localStorage, headers and all. What is kept here has no headers; they are put back from the
// session when it is read, so that an operation from the history runs with the token of today.
const histories = new Set(['graphiql:queries', 'graphiql:favorites']);

const withHeaders = (text, headers) => JSON.stringify(
  JSON.parse(text), (_, value) => (typeof value?.query === 'string' ? { ...value, headers } : value));

export const storageOf = headers => ({
  get length() {
    return localStorage.length;
  },
  getItem(name) {
    const text = localStorage.getItem(name);
    return text && histories.has(name) ? withHeaders(text, headers) : text;
  },
  setItem: (name, text) => localStorage.setItem(name, histories.has(name) ? withHeaders(text, undefined) : text),
  removeItem: name => localStorage.removeItem(name),
  clear: () => localStorage.clear(),
});
