package dev.tribal.mcp.protocol;

import java.util.Map;

/** A part of the protocol that a server offers: the methods it answers and the capabilities it declares. */
public interface Feature {
    /** The methods by their name on the wire. */
    Map<String, Method> methods();

    /** Whether its methods are part of an era. */
    default boolean isPartOf(Era era) {
        return true;
    }

    /** What {@code initialize} and {@code server/discover} tell clients (basic/lifecycle, Capability Negotiation). */
    default Map<String, ?> capabilities() {
        return Map.of();
    }

    /** Answers the requests of one method. */
    @FunctionalInterface
    interface Method {
        /**
         * @return the result, an object on the wire
         * @throws McpException for a protocol error
         */
        Object answer(Call call);
    }
}
