package dev.tribal.mcp.protocol.http;

import dev.tribal.mcp.protocol.Answer;
import dev.tribal.mcp.protocol.Call;
import dev.tribal.mcp.protocol.Cancellation;
import dev.tribal.mcp.protocol.Client;
import dev.tribal.mcp.protocol.Era;
import dev.tribal.mcp.protocol.McpException;
import dev.tribal.mcp.protocol.McpServer;
import dev.tribal.mcp.protocol.Message;
import dev.tribal.mcp.protocol.Party;
import dev.tribal.mcp.protocol.input.Inputs;
import dev.tribal.mcp.protocol.input.PendingReplies;
import dev.tribal.mcp.protocol.input.RoundTrips;
import dev.tribal.mcp.protocol.input.ServerRequests;
import dev.tribal.mcp.protocol.seal.Seal;
import dev.tribal.mcp.protocol.session.RunningCalls;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpStatus;

/** Answers posted requests: finds out who asks, lets the server answer, and gives the answer its status. */
public final class Requests {
    private final McpServer server;
    private final Clients clients;
    private final SessionRequests sessions;
    private final RunningCalls running;
    private final PendingReplies replies;
    private final Seal seal;

    public Requests(
            McpServer server, SessionRequests sessions, RunningCalls running, PendingReplies replies, Seal seal) {
        this.server = server;
        this.clients = sessions.clients();
        this.sessions = sessions;
        this.running = running;
        this.replies = replies;
        this.seal = seal;
    }

    void answer(
            HttpServletRequest http,
            HttpServletResponse response,
            Exchange exchange,
            Message.Request request,
            Party party) {
        Client client;
        try {
            client = clients.of(http, request, party);
        } catch (McpException e) {
            exchange.answer(HttpStatus.BAD_REQUEST, Answer.Failure.of(request.id(), e, Era.SESSIONS));
            return;
        }
        var cancellation = new Cancellation();
        Answer answer = answer(
                new Call(request, client, exchange, inputs(client, request, exchange, cancellation)), cancellation);
        if (cancellation.isCancelled()) {
            exchange.end();
            return;
        }
        if ("initialize".equals(request.method()) && answer instanceof Answer.Result) {
            sessions.begin(response, request.params(), party);
        }
        HttpStatus status = answer instanceof Answer.Failure failure
                ? Statuses.of(client.revision().era(), failure.code())
                : HttpStatus.OK;
        Statuses.explain(response, status);
        exchange.answer(status, answer);
    }

    private Answer answer(Call call, Cancellation cancellation) {
        String session = call.client().session();
        if (session == null) {
            return server.answer(call);
        }
        running.begin(session, call.request().id(), cancellation);
        try {
            return server.answer(call);
        } finally {
            running.end(session, call.request().id(), cancellation);
        }
    }

    private Inputs inputs(Client client, Message.Request request, Exchange exchange, Cancellation cancellation) {
        if (client.revision().era() == Era.STATELESS) {
            return new RoundTrips(seal, client.party(), request);
        }
        String session = client.session();
        return session != null && exchange.canStream()
                ? new ServerRequests(replies, session, cancellation)
                : Inputs.NONE;
    }
}
