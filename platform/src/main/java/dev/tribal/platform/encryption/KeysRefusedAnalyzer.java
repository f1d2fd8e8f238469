package dev.tribal.platform.encryption;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Tells in one sentence why a service does not start without its keys. */
final class KeysRefusedAnalyzer extends AbstractFailureAnalyzer<KeysRefusedException> {
    @Override
    protected FailureAnalysis analyze(Throwable failure, KeysRefusedException cause) {
        return new FailureAnalysis(String.valueOf(cause.getMessage()), null, failure);
    }
}
