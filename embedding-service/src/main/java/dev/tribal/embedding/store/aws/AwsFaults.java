package dev.tribal.embedding.store.aws;

import dev.tribal.embedding.store.RecordStoreException;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Turns what the SDK throws into one sentence that says what to change. Remembers whether the last write failed, because
 * a place that can be read but not written looks healthy to every look at it.
 */
public final class AwsFaults {
    private static final Set<String> MISSING = Set.of("NoSuchBucket", "ResourceNotFoundException");
    private static final Set<String> BAD_CREDENTIALS = Set.of(
            "InvalidAccessKeyId",
            "SignatureDoesNotMatch",
            "InvalidSignatureException",
            "UnrecognizedClientException",
            "InvalidClientTokenId",
            "MissingAuthenticationToken",
            "MissingAuthenticationTokenException",
            "IncompleteSignature",
            "ExpiredToken",
            "ExpiredTokenException");
    private static final Set<String> OTHER_REGION =
            Set.of("PermanentRedirect", "AuthorizationHeaderMalformed", "IllegalLocationConstraintException");
    private static final Set<String> DENIED =
            Set.of("AccessDenied", "AccessDeniedException", "AllAccessDisabled", "NotImplemented", "MethodNotAllowed");

    private final AwsPlace place;
    private volatile @Nullable RecordStoreException writeFault;

    public AwsFaults(AwsPlace place) {
        this.place = place;
    }

    /** Makes calls that read. */
    public <T> T reading(Supplier<T> calls) {
        try {
            return calls.get();
        } catch (SdkException e) {
            throw fault(e, "read", place.readAction());
        }
    }

    /** Makes calls that write. */
    public void writing(Runnable calls) {
        try {
            calls.run();
            writeFault = null;
        } catch (SdkException e) {
            RecordStoreException fault = fault(e, "write to", place.writeAction());
            writeFault = fault;
            throw fault;
        }
    }

    /** Throws what the last write failed with, if it did. */
    public void throwWriteFault() {
        RecordStoreException fault = writeFault;
        if (fault != null) {
            throw new RecordStoreException(String.valueOf(fault.getMessage()), fault);
        }
    }

    private RecordStoreException fault(SdkException e, String verb, String action) {
        String sentence = e instanceof AwsServiceException answer ? refused(answer, verb, action) : unanswered(e);
        return new RecordStoreException(sentence, e);
    }

    private String refused(AwsServiceException e, String verb, String action) {
        AwsErrorDetails details = e.awsErrorDetails();
        String code = details == null || details.errorCode() == null ? "" : details.errorCode();
        if (MISSING.contains(code)) {
            return "%s is missing; create it, or name another one in %s.".formatted(start(), place.setting());
        }
        if (BAD_CREDENTIALS.contains(code)) {
            return "The credentials for %s are refused; check AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, the profile"
                            .formatted(place.name())
                    + " or the role, and that they are of this account.";
        }
        if (OTHER_REGION.contains(code)) {
            return "%s is in another region; set tribal.aws.region to it.".formatted(start());
        }
        if (DENIED.contains(code) || e.statusCode() == 403) {
            return "The credentials may not %s %s; allow them %s.".formatted(verb, place.name(), action);
        }
        if (e.isThrottlingException()) {
            return "%s is throttled; raise its limits, or wait until there is less to do.".formatted(start());
        }
        return "%s failed with status %d %s; this is tried again.".formatted(start(), e.statusCode(), code);
    }

    private String unanswered(SdkException e) {
        String message = String.valueOf(e.getMessage());
        if (message.contains("Unable to load credentials")) {
            return "There are no credentials for %s; set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or give the"
                            .formatted(place.name())
                    + " machine a role.";
        }
        return "%s cannot be reached; check tribal.aws.endpoint, tribal.aws.region and the network.".formatted(start());
    }

    private String start() {
        return Character.toUpperCase(place.name().charAt(0)) + place.name().substring(1);
    }
}
