// The official TypeScript client without a token: it finds out who gives tokens out, registers itself, sends a person
// there and goes on with what the person agreed to.
//
//   node oauth.mjs URL
//
// Each step is a line of its own: "open ADDRESS" waits for the person to come back to this program, all else says what
// was reached. The SDK is 1.x, or 2.x with MCP_CLIENT=2, in the mode MCP_MODE: legacy or auto.
import { createServer } from "node:http";

const [url] = process.argv.slice(2);
const second = process.env.MCP_CLIENT === "2";
const { Client, StreamableHTTPClientTransport, UnauthorizedError } = second
  ? await import("@modelcontextprotocol/client")
  : {
      ...(await import("@modelcontextprotocol/sdk/client/index.js")),
      ...(await import("@modelcontextprotocol/sdk/client/streamableHttp.js")),
      ...(await import("@modelcontextprotocol/sdk/client/auth.js")),
    };

let cameBack;
const listener = createServer((request, response) => {
  response.end("You may close this page");
  cameBack(new URL(request.url, "http://localhost").searchParams);
});
await new Promise((resolve) => listener.listen(0, "127.0.0.1", resolve));
const callback = `http://127.0.0.1:${listener.address().port}/callback`;

/** Keeps in memory what other clients keep in a file. */
class Store {
  redirectUrl = callback;
  clientMetadata = {
    client_name: "An agent",
    redirect_uris: [callback],
    grant_types: ["authorization_code", "refresh_token"],
    response_types: ["code"],
    token_endpoint_auth_method: "none",
  };
  state = () => "some state";
  clientInformation = () => this.client;
  saveClientInformation = (client) => void (this.client = client);
  tokens = () => this.saved;
  saveTokens = (tokens) => void (this.saved = tokens);
  codeVerifier = () => this.verifier;
  saveCodeVerifier = (verifier) => void (this.verifier = verifier);
  // What SDK 2.x keeps while the person is away.
  discoveryState = () => this.discovery;
  saveDiscoveryState = (state) => void (this.discovery = state);
  redirectToAuthorization = (address) => {
    this.person = new Promise((resolve) => (cameBack = resolve));
    console.log(`open ${address}`);
  };
}

const store = new Store();
let transport;
const options = second ? { versionNegotiation: { mode: process.env.MCP_MODE ?? "auto" } } : {};

async function connected() {
  const client = new Client({ name: "tribal-oauth-test", version: "1.0.0" }, options);
  transport = new StreamableHTTPClientTransport(new URL(url), { authProvider: store });
  await client.connect(transport);
  return client;
}

/** Does something, if need be after the person was asked. */
async function withPerson(work) {
  try {
    return await work();
  } catch (e) {
    if (!(e instanceof UnauthorizedError)) throw e;
    const answer = await store.person;
    await (second ? transport.finishAuth(answer) : transport.finishAuth(answer.get("code")));
    console.log(`granted ${store.saved.scope}`);
    return work();
  }
}

async function call(client, name, args) {
  const result = await client.callTool({ name, arguments: args });
  if (result.isError) throw new Error(result.content[0].text);
  return result;
}

try {
  const client = await withPerson(connected);
  console.log(`registered ${store.client.client_id}`);
  await call(client, "search_errors", { max_results: 1 });
  console.log("read");

  // SDK 1.x asks for the same scopes again as long as it can refresh.
  if (!second) delete store.saved.refresh_token;
  const error = { error_type: "StepUpError", error_message: "more was needed" };
  await withPerson(() => call(client, "track_error", error));
  console.log("written");

  const { refresh_token: before } = store.saved;
  store.saved = { ...store.saved, access_token: "worn-out" };
  await call(client, "search_errors", { error_type: "StepUpError" });
  console.log(before && before !== store.saved.refresh_token ? "refreshed" : "not refreshed");
  await client.close();
} catch (e) {
  console.error(e);
  process.exitCode = 1;
} finally {
  listener.close();
}
