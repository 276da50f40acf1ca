// Who is at the page. The token stays in this tab: other tabs, other ports of this machine and the next start of the
// browser do not see it.
const key = 'erp.token';

export const readToken = () => sessionStorage.getItem(key);

export const keepToken = token => sessionStorage.setItem(key, token);

export const forgetToken = () => sessionStorage.removeItem(key);

export const authorization = token => `Bearer ${token}`;

export const headersOf = token => JSON.stringify({ Authorization: authorization(token) }, null, 2);
