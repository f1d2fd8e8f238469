package dev.tribal.embedding.index.chroma;

import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.core5.http.ConnectionRequestTimeoutException;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.client.RestClientResponseException;

/** What a failed call to Chroma means. */
enum ChromaFailure {
    /** There is no such collection. */
    GONE("Chroma does not have the collection any more; it is made anew"),
    /** Chroma itself failed over the data of a collection. */
    BROKEN("Chroma fails with an error of its own; the collection is examined"),
    /** The connection ended in the middle of a call, perhaps because the call killed the server. */
    BROKE_OFF("Chroma ended the connection in the middle of a call"),
    /** Nobody is there. */
    AWAY("Chroma cannot be reached; check that it runs, and tribal.chroma.url"),
    /** No answer in time. */
    SLOW("Chroma does not answer in the time of tribal.chroma.timeout"),
    /** No certificate that we trust. */
    UNTRUSTED("Chroma shows a certificate that is not trusted; name its authority in a bundle and that in"
            + " tribal.chroma.ssl-bundle"),
    /** A proxy in front of it, or Chroma, does not let us in. */
    REFUSED("Chroma refuses the access; set tribal.chroma.header-name and TRIBAL_CHROMA_HEADER_VALUE"),
    /** We have done something wrong. */
    MISTAKE("Chroma does not accept a request");

    private final String sentence;

    ChromaFailure(String sentence) {
        this.sentence = sentence;
    }

    static ChromaFailure of(RuntimeException e) {
        return switch (e) {
            case HttpClientErrorException answer when answer.getStatusCode().value() == 404 -> GONE;
            case HttpClientErrorException answer
            when answer.getStatusCode().value() == 401 || answer.getStatusCode().value() == 403 -> REFUSED;
            case HttpClientErrorException _ -> MISTAKE;
            case RestClientResponseException answer when answer.getStatusCode().value() >= 502 -> AWAY;
            case RestClientResponseException _ -> BROKEN;
            default -> ofConnection(e);
        };
    }

    private static ChromaFailure ofConnection(Throwable e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            switch (cause) {
                case ConnectTimeoutException _, ConnectException _, UnknownHostException _ -> {
                    return AWAY;
                }
                case SSLHandshakeException _, SSLPeerUnverifiedException _ -> {
                    return UNTRUSTED;
                }
                case SocketTimeoutException _, ConnectionRequestTimeoutException _ -> {
                    return SLOW;
                }
                default -> {}
            }
        }
        return BROKE_OFF;
    }

    /** Whether the same call can succeed a moment later. */
    boolean isWorthAnotherTry() {
        return this == AWAY || this == SLOW || this == BROKE_OFF;
    }

    /** For logs and for the state of health: says what to do, and nothing about where the server is. */
    String sentence() {
        return sentence;
    }
}
