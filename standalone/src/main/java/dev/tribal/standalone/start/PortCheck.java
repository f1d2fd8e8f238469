package dev.tribal.standalone.start;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** Tells a taken port before ten seconds are spent on starting. */
public final class PortCheck {
    private PortCheck() {}

    /**
     * Checks that the port can be listened on.
     *
     * @throws StartRefused if not
     */
    public static void check(StartOptions options) {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getByName(options.address()), options.port()));
        } catch (IOException e) {
            throw new StartRefused(
                    "Port %d is taken by another program (%s). Use --port with another one, for example: ./tribal up --port %d"
                            .formatted(options.port(), e.getMessage(), options.port() + 1),
                    e);
        }
    }
}
