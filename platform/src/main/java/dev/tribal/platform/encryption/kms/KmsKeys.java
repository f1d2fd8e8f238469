package dev.tribal.platform.encryption.kms;

import dev.tribal.platform.aws.AwsClients;
import dev.tribal.platform.aws.AwsSettings;
import dev.tribal.platform.encryption.KeyUnwrapper;
import dev.tribal.platform.encryption.KeysRefusedException;
import java.time.Duration;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.model.DecryptRequest;

/**
 * Has AWS KMS decrypt data keys when a service starts, and at no other time.
 *
 * @see <a href="https://docs.aws.amazon.com/kms/latest/developerguide/kms-cryptography.html">AWS KMS: envelope
 *     encryption</a>
 */
public final class KmsKeys implements KeyUnwrapper {
    /** The name in the encryption context under which a key was made, with its id in the file as the value. */
    static final String CONTEXT = "tribal-key";

    private static final Logger LOG = LoggerFactory.getLogger(KmsKeys.class);

    private final AwsSettings settings;
    private final Duration patience;
    private final Duration pause;

    /**
     * @param settings region and, if it is not AWS's own, address of KMS
     * @param patience how long KMS may be away
     * @param pause the time between two attempts
     */
    public KmsKeys(AwsSettings settings, Duration patience, Duration pause) {
        this.settings = settings;
        this.patience = patience;
        this.pause = pause;
    }

    @Override
    public byte[] unwrap(String id, byte[] wrapped) {
        var request = DecryptRequest.builder()
                .ciphertextBlob(SdkBytes.fromByteArray(wrapped))
                .encryptionContext(Map.of(CONTEXT, id))
                .build();
        long end = System.nanoTime() + patience.toNanos();
        try (KmsClient client =
                AwsClients.configure(KmsClient.builder(), settings).build()) {
            while (true) {
                try {
                    return client.decrypt(request).plaintext().asByteArray();
                } catch (SdkException e) {
                    if (!KmsFault.isPassing(e) || System.nanoTime() > end) {
                        throw new KeysRefusedException(KmsFault.sentence(id, e), e);
                    }
                    LOG.warn("{} This is tried again.", KmsFault.sentence(id, e));
                }
                sleep();
            }
        }
    }

    private void sleep() {
        try {
            Thread.sleep(pause);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KeysRefusedException("The wait for KMS was interrupted.", e);
        }
    }
}
