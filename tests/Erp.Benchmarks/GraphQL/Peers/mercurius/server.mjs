// Mercurius on Fastify, set up as its own benchmark is: production mode, no logger, documents compiled by its JIT from the
// second time on. The schema is the one that the measured server prints, the data are the same rows.
import { readFileSync } from 'node:fs'
import cluster from 'node:cluster'
import Fastify from 'fastify'
import mercurius from 'mercurius'

const [schemaFile, rowsFile, port, workers] = process.argv.slice(2)

if (cluster.isPrimary) {
  // Whoever started this holds the other end of the standard input, and closes it at the latest by ending.
  process.stdin.on('end', () => process.exit(0)).resume()
}
if (cluster.isPrimary && Number(workers) > 1) {
  for (let i = 0; i < Number(workers); i++) cluster.fork()
} else {
  await serve()
}

async function serve () {
  const rows = JSON.parse(readFileSync(rowsFile, 'utf8'))
  const bySku = new Map(rows.map(row => [row.sku, row]))
  const app = Fastify({ logger: false })
  app.register(mercurius, {
    schema: readFileSync(schemaFile, 'utf8'),
    resolvers: {
      Query: {
        product: (_, { sku }) => bySku.get(sku) ?? null,
        products: (_, { first }) => first >= rows.length ? rows : rows.slice(0, first)
      }
    },
    jit: 1
  })
  await app.listen({ host: '127.0.0.1', port: Number(port) })
}
