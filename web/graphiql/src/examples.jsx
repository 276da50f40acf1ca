import { useEffect, useState } from 'react';
import { useEditorContext } from '@graphiql/react';
import texts from 'examples';

export const examples = texts.map(text => {
  const [title, ...rest] = /^(?:#.*\n)*/.exec(text)[0].split('\n').map(line => line.replace(/^#\s?/, ''));
  return { title, description: rest.join(' ').trim(), text };
});

const Icon = () => (
  <svg height="1em" viewBox="0 0 24 24" fill="none" stroke="currentColor" strokeWidth="1.5" strokeLinejoin="round">
    <path d="M12 3 3 7.5l9 4.5 9-4.5z" />
    <path d="m3 12 9 4.5 9-4.5" />
    <path d="m3 16.5 9 4.5 9-4.5" />
  </svg>
);

function Examples() {
  const { addTab, queryEditor, variableEditor } = useEditorContext({ nonNull: true });
  const [chosen, setChosen] = useState(null);
  const open = example => {
    addTab();
    setChosen(example);
  };
  // A tab fills the editors itself, some time before it is there.
  useEffect(() => {
    if (!chosen) return;
    queryEditor.setValue(chosen.text);
    variableEditor.setValue('');
    queryEditor.focus();
    setChosen(null);
  }, [chosen, queryEditor, variableEditor]);
  return (
    <section aria-label="Examples" className="erp-examples">
      <h2>Examples</h2>
      <ul>
        {examples.map(example => (
          <li key={example.title}>
            <button type="button" onClick={() => open(example)}>
              <strong>{example.title}</strong>
              <span>{example.description}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

export const examplesPlugin = { title: 'Examples', icon: Icon, content: Examples };
