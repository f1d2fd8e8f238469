package dev.tribal.standalone;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;

/** For tests with a browser: where there is none they are skipped, in one line; in CI they fail. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(NeedsChromium.Condition.class)
@interface NeedsChromium {
    String COMMAND = "/usr/bin/chromium";

    /** Looks for the command. */
    final class Condition implements ExecutionCondition {
        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            if (Files.isExecutable(Path.of(COMMAND)) || "true".equals(System.getenv("CI"))) {
                return ConditionEvaluationResult.enabled("Chromium is there, or has to be");
            }
            System.out.printf(
                    "skipped: %s, because there is no Chromium; deploy/browser/install installs it%n",
                    context.getDisplayName());
            return ConditionEvaluationResult.disabled("There is no Chromium");
        }
    }
}
