package dev.tribal.mcp.protocol;

/** The way back to a client while its request is being answered. */
public interface Channel {
    /** A channel that leads nowhere. */
    Channel NONE = new Channel() {
        @Override
        public void send(Object message) {}

        @Override
        public boolean isOpen() {
            return false;
        }
    };

    /** Sends a notification or a request of the server's, an object on the wire; lost if the client has gone. */
    void send(Object message);

    /** Whether the client still listens, as far as can be seen from here. */
    boolean isOpen();
}
