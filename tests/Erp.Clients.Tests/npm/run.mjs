// node run.mjs <file> <scenario> <JSON>: runs one scenario of a file and prints what it saw as JSON, for the tests to judge.
const [, , file, scenario, input] = process.argv;
const seen = await (await import(`./${file}.mjs`))[scenario](JSON.parse(input));
process.stdout.write(JSON.stringify(seen), () => process.exit(0));
