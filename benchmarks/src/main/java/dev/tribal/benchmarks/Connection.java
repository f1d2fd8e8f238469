package dev.tribal.benchmarks;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** One HTTP/1.1 connection that is kept, with next to no work of its own, so that the server is what is measured. */
final class Connection implements AutoCloseable {
    private final int port;
    private Socket socket;
    private InputStream in;

    Connection(int port) throws IOException {
        this.port = port;
        this.socket = open();
        this.in = new BufferedInputStream(socket.getInputStream(), 16_384);
    }

    private Socket open() throws IOException {
        var opened = new Socket("127.0.0.1", port);
        opened.setTcpNoDelay(true);
        return opened;
    }

    /** Sends a request and reads the whole answer. */
    Reply send(byte[] request) throws IOException {
        socket.getOutputStream().write(request);
        Reply reply = read();
        if ("close".equalsIgnoreCase(reply.header("connection"))) {
            socket.close();
            socket = open();
            in = new BufferedInputStream(socket.getInputStream(), 16_384);
        }
        return reply;
    }

    /** Sends a request whose answer is a stream, and reads its head. */
    Reply begin(byte[] request) throws IOException {
        socket.getOutputStream().write(request);
        return head();
    }

    /** The next line of a stream; the sizes of its chunks are lines, too. */
    String line() throws IOException {
        var line = new StringBuilder();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new EOFException();
            }
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString();
    }

    private Reply read() throws IOException {
        Reply head = head();
        var body = new StringBuilder();
        if ("chunked".equals(head.header("transfer-encoding"))) {
            for (int size = chunk(); size > 0; size = chunk()) {
                body.append(text(size));
                line();
            }
            line();
        } else if (!head.header("content-length").isEmpty()) {
            body.append(text(Integer.parseInt(head.header("content-length"))));
        }
        return new Reply(head.status(), head.headers(), body.toString());
    }

    private int chunk() throws IOException {
        return Integer.parseInt(line().strip(), 16);
    }

    private Reply head() throws IOException {
        int status = Integer.parseInt(line().split(" ")[1]);
        Map<String, String> headers = new HashMap<>();
        for (String line = line(); !line.isEmpty(); line = line()) {
            int colon = line.indexOf(':');
            headers.put(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip());
        }
        return new Reply(status, headers, "");
    }

    private String text(int length) throws IOException {
        return new String(in.readNBytes(length), StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    /** What came back. */
    record Reply(int status, Map<String, String> headers, String body) {
        String header(String name) {
            return headers.getOrDefault(name, "");
        }
    }
}
