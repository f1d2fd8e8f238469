package dev.tribal.platform.encryption.kms;

import java.util.Set;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/** Turns a refusal of KMS into one sentence that says what to change. */
final class KmsFault {
    private static final int SERVER_ERROR = 500;
    private static final Set<String> OTHER_TEXT =
            Set.of("InvalidCiphertextException", "IncorrectKeyException", "ValidationException");
    private static final Set<String> KEY_OFF =
            Set.of("DisabledException", "KMSInvalidStateException", "KeyUnavailableException");
    private static final Set<String> BAD_CREDENTIALS = Set.of(
            "UnrecognizedClientException",
            "InvalidSignatureException",
            "InvalidClientTokenId",
            "IncompleteSignature",
            "ExpiredTokenException",
            "MissingAuthenticationTokenException");

    private KmsFault() {}

    /** Whether it may be over soon. */
    static boolean isPassing(SdkException e) {
        if (e instanceof AwsServiceException answer) {
            return answer.isThrottlingException()
                    || answer.statusCode() >= SERVER_ERROR && !KEY_OFF.contains(code(answer));
        }
        return !lacksCredentials(e);
    }

    static String sentence(String id, SdkException e) {
        String key = "The key '%s' of tribal.encryption.keys-file cannot be decrypted: ".formatted(id);
        if (!(e instanceof AwsServiceException answer)) {
            return key
                    + (lacksCredentials(e)
                            ? "there are no credentials for KMS; set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or"
                                    + " give the machine a role."
                            : "KMS cannot be reached; check tribal.encryption.kms-endpoint, tribal.aws.region and the"
                                    + " network.");
        }
        String code = code(answer);
        if (code.equals("AccessDeniedException")) {
            return key
                    + "the credentials may not use the key of KMS; allow them kms:Decrypt, with tribal-key '%s' in its encryption context."
                            .formatted(id);
        }
        if (code.equals("NotFoundException")) {
            return key + "KMS does not know the key that encrypted it; set tribal.aws.region to where it is.";
        }
        if (OTHER_TEXT.contains(code)) {
            return key
                    + "it was not encrypted by KMS with tribal-key=%s as its context; make the line again."
                            .formatted(id);
        }
        if (KEY_OFF.contains(code)) {
            return key + "the key of KMS is disabled or is to be deleted; enable it again.";
        }
        if (BAD_CREDENTIALS.contains(code)) {
            return key + "the credentials for KMS are refused; check them, and that they are of this account.";
        }
        return key + "KMS answered with status %d %s.".formatted(answer.statusCode(), code);
    }

    private static boolean lacksCredentials(SdkException e) {
        return String.valueOf(e.getMessage()).contains("Unable to load credentials");
    }

    private static String code(AwsServiceException e) {
        AwsErrorDetails details = e.awsErrorDetails();
        return details == null || details.errorCode() == null ? "" : details.errorCode();
    }
}
