// A client of the Model Context Protocol for the command line, over the official TypeScript SDK.
//
//   node client.mjs URL TOKEN COMMAND [JSON|@FILE]
//
// COMMAND is info, tools, call {"name", "arguments"}, resources, templates, tour or read {"uri"}; the result is printed as
// JSON; tour does a bit of all and answers a question of the server's. The SDK is 1.x, or 2.x with MCP_CLIENT=2, in the
// mode MCP_MODE: legacy, auto or pin.
import { readFileSync } from "node:fs";

const [url, token, command, argument = "{}"] = process.argv.slice(2);
const params = JSON.parse(argument.startsWith("@") ? readFileSync(argument.slice(1), "utf8") : argument);

const MODES = { legacy: "legacy", auto: "auto", pin: { pin: "2026-07-28" } };

async function sdk() {
  if (process.env.MCP_CLIENT === "2") {
    const { Client, StreamableHTTPClientTransport } = await import("@modelcontextprotocol/client");
    return { Client, StreamableHTTPClientTransport, options: { versionNegotiation: { mode: MODES[process.env.MCP_MODE ?? "auto"] } } };
  }
  const { Client } = await import("@modelcontextprotocol/sdk/client/index.js");
  const { StreamableHTTPClientTransport } = await import("@modelcontextprotocol/sdk/client/streamableHttp.js");
  return { Client, StreamableHTTPClientTransport, options: {} };
}

const { Client, StreamableHTTPClientTransport, options } = await sdk();
const client = new Client(
  { name: "tribal-test", version: "1.0.0" },
  { ...options, capabilities: { elicitation: { form: {} } } },
);
const transport = new StreamableHTTPClientTransport(new URL(url), {
  requestInit: { headers: { Authorization: `Bearer ${token}` } },
});

const commands = {
  info: () => ({
    server: client.getServerVersion(),
    capabilities: client.getServerCapabilities(),
    instructions: client.getInstructions(),
    revision: transport.protocolVersion,
  }),
  tools: () => client.listTools(),
  // Listed first, so that the SDK checks structured results against the tools' output schemas.
  call: async () => {
    await client.listTools();
    return client.callTool(params);
  },
  resources: () => client.listResources(),
  templates: () => client.listResourceTemplates(),
  read: () => client.readResource(params),
  tour: async () => {
    client.setRequestHandler("elicitation/create", async () => ({ action: "accept", content: { name: "Ann" } }));
    const { tools } = await client.listTools();
    const { messages } = await client.getPrompt({ name: "diagnose_error", arguments: { error: "E42" } });
    const name = "test_input_required_result_elicitation";
    const hello = await client.callTool({ name, arguments: {} });
    await client.readResource({ uri: "tribal://instructions/system" });
    return { revision: transport.protocolVersion, tools: tools.length, prompt: messages, hello };
  },
};

try {
  await client.connect(transport);
  console.log(JSON.stringify(await commands[command]()));
} catch (e) {
  console.error(e);
  process.exitCode = 1;
} finally {
  await client.close();
}
