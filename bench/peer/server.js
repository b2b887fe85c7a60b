// The peer: @neo4j/graphql over the same Neo4j, behind GraphQL Yoga, on loopback. Prints its address when it serves.
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { Neo4jGraphQL } from "@neo4j/graphql";
import { createYoga } from "graphql-yoga";
import neo4j from "neo4j-driver";

const { NEO4J_URI, NEO4J_USER = "neo4j", NEO4J_PASSWORD = "", NEO4J_DATABASE = "neo4j" } = process.env;
const auth = NEO4J_PASSWORD ? neo4j.auth.basic(NEO4J_USER, NEO4J_PASSWORD) : undefined;
const driver = neo4j.driver(NEO4J_URI, auth, { maxConnectionPoolSize: 50, disableLosslessIntegers: true });
const typeDefs = readFileSync(new URL("types.graphql", import.meta.url), "utf8");
// Dates are texts in this graph, so texts are compared by order.
const filters = { String: { GTE: true, LTE: true, GT: true, LT: true } };
const library = new Neo4jGraphQL({ typeDefs, driver, features: { filters } });
const schema = await library.getSchema();
const context = { sessionConfig: { database: NEO4J_DATABASE, defaultAccessMode: neo4j.session.READ } };
// Yoga keeps parsed and validated documents by itself.
const bare = { graphiql: false, landingPage: false, logging: "error", maskedErrors: false };
const yoga = createYoga({ schema, context: () => context, ...bare });
const server = createServer(yoga);
server.listen(0, "127.0.0.1", () => console.log(`http://127.0.0.1:${server.address().port}/graphql`));

for (const signal of ["SIGINT", "SIGTERM"]) {
  process.on(signal, () => {
    server.closeAllConnections();
    server.close(() => driver.close().then(() => process.exit(0)));
  });
}
