// The objects that documents are run against. They are data, so that both implementations see the same world:
// {"$ref": "name"} stands for another object, {"$error": "why"} for a field that fails, and a field that is not there
// but takes arguments answers with the arguments it was given.

/** JSON with the names of objects in order, so that equal values have one text. */
const canonical = (value) => JSON.stringify(value, (_, part) =>
  part !== null && typeof part === 'object' && !Array.isArray(part)
    ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
    : part);

const follow = (value, world) => {
  if (Array.isArray(value)) return value.map((item) => follow(item, world));
  if (value?.$error !== undefined) return new Error(value.$error);
  return value?.$ref === undefined ? value : world.objects[value.$ref];
};

export function resolveField(source, args, world, info) {
  const value = source[info.fieldName];
  const takesArguments = info.parentType.getFields()[info.fieldName].args.length > 0;
  return value === undefined && takesArguments ? canonical(args) : follow(value, world);
}
