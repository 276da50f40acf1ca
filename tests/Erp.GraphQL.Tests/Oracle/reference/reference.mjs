// Answers questions about GraphQL with the reference implementation: one JSON object a line in, one a line out.
import { createInterface } from 'node:readline';
import {
  buildClientSchema, buildSchema, executeSync, GraphQLError, lexicographicSortSchema, parse, print, printSchema, specifiedRules,
  validate,
} from 'graphql';
import { resolveField } from './world.mjs';

const schemas = new Map();

/** Rules do not sign their errors; this makes them. */
const signedRules = specifiedRules.map((rule) => (context) => {
  const signing = Object.create(context);
  signing.reportError = (error) => {
    error.rule = rule.name.replace(/Rule$/, '');
    context.reportError(error);
  };
  return rule(signing);
});

const places = (error) => (error.locations ?? []).map(({ line, column }) => `${line}:${column}`);

const handlers = {
  schema({ name, sdl, world }) {
    const schema = buildSchema(sdl);
    schemas.set(name, { schema, world });
    return { sorted: printSchema(lexicographicSortSchema(schema)) };
  },

  clientSchema: ({ introspection }) => ({ sorted: printSchema(lexicographicSortSchema(buildClientSchema(introspection))) }),

  print: ({ document }) => ({ printed: print(parse(document)) }),

  document({ name, document, variables, operationName }) {
    const { schema, world } = schemas.get(name);
    const ast = parse(document);
    const printed = print(ast);
    let broken;
    try {
      broken = validate(schema, ast, signedRules, { maxErrors: Number.MAX_SAFE_INTEGER });
    } catch (error) {
      // A subscription's rule evaluates conditions, for which there are no variables yet.
      return { printed, gaveUp: error.message };
    }
    if (broken.length > 0) {
      return { printed, broken: broken.map((error) => ({ rule: error.rule, message: error.message, at: places(error) })) };
    }
    if (ast.definitions.some((node) => node.operation === 'subscription')) return { printed };
    const result = executeSync({
      schema,
      document: ast,
      variableValues: variables,
      operationName,
      contextValue: world,
      rootValue: world.root,
      fieldResolver: resolveField,
    });
    const errors = (result.errors ?? []).map((error) => ({ path: error.path ?? [], message: error.message, at: places(error) }));
    return { printed, result: { hasData: 'data' in result, data: result.data ?? null, errors } };
  },
};

for await (const line of createInterface({ input: process.stdin })) {
  const question = JSON.parse(line);
  let answer;
  try {
    answer = handlers[question.ask](question);
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error;
    answer = { refused: { message: error.message, at: places(error) } };
  }
  process.stdout.write(JSON.stringify(answer) + '\n');
}
