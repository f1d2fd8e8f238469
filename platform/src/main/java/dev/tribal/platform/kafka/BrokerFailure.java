package dev.tribal.platform.kafka;

import dev.tribal.platform.problem.ProblemException;
import java.time.Duration;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.SslAuthenticationException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jspecify.annotations.Nullable;

/** Why the broker cannot be used, in a sentence that says what to change and nothing about where it is. */
public enum BrokerFailure {
    CERTIFICATE("The Kafka broker and Tribal do not trust each other's certificates; check spring.kafka.ssl.bundle"),
    CREDENTIALS(
            "The Kafka broker refuses the user, the password or the mechanism; check spring.kafka.properties.sasl.*"),
    RIGHTS("The Kafka broker does not give the user the rights that Tribal needs; change its access rules"),
    TOPICS("The Kafka broker does not have Tribal's topics; they are made as soon as the broker allows it"),
    AWAY(
            "The Kafka broker does not answer; check KAFKA_BOOTSTRAP_SERVERS, spring.kafka.security.protocol and whether it"
                    + " runs");

    /** What to do about each of them, besides what its sentence says. */
    public static final String ADVICE =
            "Put it right there or in the settings of this service; what was accepted is safe, new reports are refused, and all"
                    + " goes on by itself";

    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    private final String sentence;

    BrokerFailure(String sentence) {
        this.sentence = sentence;
    }

    /** By the first cause that tells. */
    public static BrokerFailure of(@Nullable Throwable e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            switch (cause) {
                case SslAuthenticationException _ -> {
                    return CERTIFICATE;
                }
                case AuthenticationException _ -> {
                    return CREDENTIALS;
                }
                case AuthorizationException _ -> {
                    return RIGHTS;
                }
                case UnknownTopicOrPartitionException _ -> {
                    return TOPICS;
                }
                default -> {}
            }
        }
        return AWAY;
    }

    /** What a caller hears whose request needs the broker; it may come again after five seconds. */
    public static ProblemException unavailable(Throwable e) {
        return ProblemException.unavailable(of(e).sentence() + "; run this again later", RETRY_AFTER, e);
    }

    /** For logs and for the state of health. */
    public String sentence() {
        return sentence;
    }
}
