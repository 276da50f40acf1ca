import { useState } from 'react';

// Shown as long as there is no token: nothing of the API can be had without one, its schema included.
export function SignIn({ refusal, onToken }) {
  const [token, setToken] = useState('');
  const submit = event => {
    event.preventDefault();
    if (token.trim()) onToken(token.trim());
  };
  return (
    <main className="erp-signin">
      <form onSubmit={submit}>
        <h1>Erp GraphQL</h1>
        <p>
          The API is asked with a token. The demo company’s is in the file that the server’s console calls <em>token</em>; the
          link that the console prints brings it along by itself.
        </p>
        {refusal && <p role="alert">{refusal}</p>}
        <label>
          Token
          <input type="password" autoComplete="off" spellCheck={false} autoFocus value={token}
            onChange={event => setToken(event.target.value)} />
        </label>
        <button type="submit">Open GraphiQL</button>
      </form>
    </main>
  );
}
