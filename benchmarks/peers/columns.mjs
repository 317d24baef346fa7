// Reads chat JSONL into columns with DuckDB or polars, on one thread. Usage: node columns.mjs duckdb|polars FILE, or
// node columns.mjs version duckdb|polars
// DuckDB counts the lines that break the rules of chat_check.py; polars only reads and counts messages. Packages are found in
// the folder that PEER_MODULES names. Exit status: 0 if every line is a valid record, 1 if not.
import { createRequire } from 'node:module';
import { join } from 'node:path';

const [what, file] = process.argv.slice(2);
const require = createRequire(join(process.env.PEER_MODULES ?? '.', 'peers.cjs'));

async function duckdb(query) {
  const { DuckDBInstance } = require('@duckdb/node-api');
  const connection = await (await DuckDBInstance.create(':memory:', { threads: '1' })).connect();
  return (await (await connection.run(query)).getRows())[0].map(String);
}

if (what === 'version') {
  console.log(file === 'duckdb' ? `DuckDB ${(await duckdb('select version()'))[0]}` : `polars for Node ${require('nodejs-polars').version}`);
} else if (what === 'duckdb') {
  const [lines, invalid] = await duckdb(`
    select count(*), count(*) filter (where messages is null or messages[-1].role is distinct from 'assistant'
      or not list_contains(list_transform(messages, lambda m: m.role), 'user')
      or len(list_filter(messages, lambda m: coalesce(trim(m.content), '') = ''
        or coalesce(m.role, '') not in ('system', 'user', 'assistant', 'tool', 'function'))) > 0)
    from read_json('${file.replaceAll("'", "''")}', format = 'newline_delimited', maximum_object_size = 33554432,
      columns = {messages: 'STRUCT("role" VARCHAR, content VARCHAR)[]'})`);
  console.log(`${lines} lines, ${invalid} invalid`);
  process.exitCode = invalid === '0' ? 0 : 1;
} else {
  const polars = require('nodejs-polars');
  const counts = polars.scanJson(file, { inferSchemaLength: 10 }).select(polars.col('messages').lst.lengths()).collectSync();
  console.log(`${counts.height} lines, messages counted only`);
}
