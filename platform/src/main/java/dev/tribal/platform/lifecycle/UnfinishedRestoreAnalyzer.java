package dev.tribal.platform.lifecycle;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Tells in one sentence why a service does not start on a part of an installation. */
final class UnfinishedRestoreAnalyzer extends AbstractFailureAnalyzer<UnfinishedRestoreException> {
    @Override
    protected FailureAnalysis analyze(Throwable failure, UnfinishedRestoreException cause) {
        return new FailureAnalysis(String.valueOf(cause.getMessage()), null, failure);
    }
}
