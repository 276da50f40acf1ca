import { useMemo, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { GraphiQL } from 'graphiql';
import { explorerPlugin } from '@graphiql/plugin-explorer';
import { createGraphiQLFetcher } from '@graphiql/toolkit';
import { parse } from 'graphql';
import { examples, examplesPlugin } from './examples.jsx';
import { SignIn } from './signin.jsx';
import { authorization, forgetToken, headersOf, keepToken, readToken } from './session.js';
import { storageOf } from './storage.js';
import 'graphiql/style.css';
import '@graphiql/plugin-explorer/style.css';
import './page.css';

const endpoint = new URL('/graphql', location.href);
const socket = new URL(endpoint);
socket.protocol = endpoint.protocol.replace('http', 'ws');

const plugins = [explorerPlugin(), examplesPlugin];

// What the editor knows of its text is a tenth of a second old: who runs an operation at once has it go by what it says, not by
// the name and the kind of the one before.
const asWritten = (operation, options) => {
  let documentAST;
  try {
    documentAST = parse(operation.query);
  } catch {
    return [operation, { ...options }];
  }
  const operations = documentAST.definitions.filter(({ kind }) => kind === 'OperationDefinition');
  const meant = operations.find(({ name }) => name?.value === operation.operationName) ?? operations[0];
  return [{ ...operation, operationName: meant?.name?.value }, { ...options, documentAST }];
};

// The header editor decides. Only where it says nothing of who asks, as after it was emptied, the session does.
const fetcherOf = (token, onRefused) => {
  const fetcher = createGraphiQLFetcher({
    url: endpoint.href,
    subscriptionUrl: socket.href,
    enableIncrementalDelivery: false,
    fetch: async (...request) => {
      const response = await fetch(...request);
      if (response.status === 401) onRefused();
      return response;
    },
  });
  return (...run) => {
    const [operation, options] = asWritten(...run);
    const given = options.headers ?? {};
    const says = Object.keys(given).some(name => name.toLowerCase() === 'authorization');
    return fetcher(operation, { ...options, headers: says ? given : { ...given, Authorization: authorization(token) } });
  };
};

function Page() {
  const [token, setToken] = useState(readToken);
  const [refusal, setRefusal] = useState(null);
  const enter = given => {
    keepToken(given);
    setRefusal(null);
    setToken(given);
  };
  const leave = reason => {
    forgetToken();
    setRefusal(reason);
    setToken(null);
  };
  const fetcher = useMemo(
    () => fetcherOf(token, () => leave('The token is not valid; it may have been revoked.')), [token]);
  const storage = useMemo(() => storageOf(headersOf(token)), [token]);
  if (!token) return <SignIn refusal={refusal} onToken={enter} />;
  return (
    <GraphiQL
      fetcher={fetcher}
      storage={storage}
      plugins={plugins}
      defaultQuery={examples[0].text}
      defaultHeaders={headersOf(token)}
      shouldPersistHeaders={false}
      inputValueDeprecation
      schemaDescription
    >
      <GraphiQL.Logo>
        <button type="button" className="erp-leave" onClick={() => leave(null)}>Forget the token</button>
      </GraphiQL.Logo>
    </GraphiQL>
  );
}

createRoot(document.getElementById('graphiql')).render(<Page />);
