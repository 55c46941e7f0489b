"use strict";
/**
 * Makes the package from the modules that the server serves at /client/: one file for `require`, one for `import`, and
 * the types. Needs nothing but Node; takes another folder for them as its argument. npm runs it by itself when the folder
 * is installed or packed.
 */

const fs = require("node:fs");
const path = require("node:path");

const SOURCE = path.join(__dirname, "../src/main/resources/web/client");
const TARGET = path.resolve(process.argv[2] ?? path.join(__dirname, "target"));
const ENTRY = "rooms";

/** The module as a function of its neighbours, which are made before it. */
function wrapped(name) {
  const exported = [];
  const note = (names) => exported.push(...names.split(",").map((each) => each.trim()).filter(Boolean));
  const body = fs
    .readFileSync(path.join(SOURCE, `${name}.js`), "utf8")
    .replace(/^\/\/ @ts-check\n/, "")
    .replace(/^import \* as (\w+) from "\.\/(\w+)\.js";$/gm, (_, local, from) => `const ${local} = ${required(from)};`)
    .replace(/^import (\{[^}]*\}) from "\.\/(\w+)\.js";$/gm, (_, names, from) => `const ${names} = ${required(from)};`)
    .replace(/^export default (.*);$/gm, "")
    .replace(/^export \{([^}]*)\};$/gm, (_, names) => (note(names), ""))
    .replace(/^export ((?:class|const|function) (\w+))/gm, (_, declaration, local) => (note(local), declaration));
  if (/^(import|export)\b/m.test(body)) {
    throw new Error(`${name}.js has an import or export of a form that this script does not know`);
  }
  return { body: `const ${variable(name)} = (() => {\n${body}\nreturn { ${exported.join(", ")} };\n})();\n`, exported };
}

/** Names in order of need. */
const modules = new Map();

function required(name) {
  if (!modules.has(name)) {
    modules.set(name, undefined);
    const made = wrapped(name);
    // A Map keeps the order of insertion: a module comes after what it needs.
    modules.delete(name);
    modules.set(name, made);
  } else if (!modules.get(name)) {
    throw new Error(`${name}.js needs itself`);
  }
  return variable(name);
}

function variable(name) {
  return `$${name}`;
}

required(ENTRY);
const code = [...modules.values()].map((each) => each.body).join("\n");
const names = modules.get(ENTRY).exported;
const types = fs.readFileSync(path.join(SOURCE, `${ENTRY}.d.ts`), "utf8");

fs.rmSync(TARGET, { recursive: true, force: true });
fs.mkdirSync(TARGET, { recursive: true });
fs.writeFileSync(path.join(TARGET, "rooms.cjs"), `"use strict";\n${code}\nmodule.exports = ${variable(ENTRY)};\n`);
fs.writeFileSync(
  path.join(TARGET, "rooms.mjs"),
  `${code}\nexport const { ${names.join(", ")} } = ${variable(ENTRY)};\nexport default ${variable(ENTRY)};\n`,
);
fs.writeFileSync(path.join(TARGET, "rooms.d.ts"), types);
fs.writeFileSync(path.join(TARGET, "rooms.d.cts"), types);
