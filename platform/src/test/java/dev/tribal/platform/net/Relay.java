package dev.tribal.platform.net;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** A port that leads to a server somewhere else, as long as it is open. Connections that were made before outlive it. */
public final class Relay implements AutoCloseable {
    private final ServerSocket listening;
    private final InetSocketAddress server;

    /**
     * Opens it.
     *
     * @param port of this machine
     */
    public Relay(int port, InetSocketAddress server) throws IOException {
        this.listening = new ServerSocket(port, 50, InetAddress.getLoopbackAddress());
        this.server = server;
        Thread.ofVirtual().start(this::accept);
    }

    private void accept() {
        try {
            while (true) {
                lead(listening.accept());
            }
        } catch (IOException _) {
            // It was closed.
            return;
        }
    }

    private void lead(Socket client) throws IOException {
        var there = new Socket();
        try {
            there.connect(server);
        } catch (IOException _) {
            client.close();
            return;
        }
        Thread.ofVirtual().start(() -> copy(client, there));
        Thread.ofVirtual().start(() -> copy(there, client));
    }

    private static void copy(Socket from, Socket to) {
        try (from;
                to) {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException _) {
            // The other direction ended first.
            return;
        }
    }

    @Override
    public void close() throws IOException {
        listening.close();
    }
}
