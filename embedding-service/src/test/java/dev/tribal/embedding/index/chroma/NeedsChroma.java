package dev.tribal.embedding.index.chroma;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;

/** For tests that start a Chroma: where there is none they are skipped, in one line; in CI they fail. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(NeedsChroma.Condition.class)
public @interface NeedsChroma {
    /** Looks for the command. */
    final class Condition implements ExecutionCondition {
        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            boolean elsewhere = context.getRequiredTestClass() == ChromaVectorIndexIT.class
                    && System.getenv(ChromaVectorIndexIT.URL_VARIABLE) != null;
            if (elsewhere || ChromaServer.isInstalled() || "true".equals(System.getenv("CI"))) {
                return ConditionEvaluationResult.enabled("Chroma is there, or has to be");
            }
            System.out.printf(
                    "skipped: %s, because there is no Chroma; deploy/chroma/install installs it%n",
                    context.getDisplayName());
            return ConditionEvaluationResult.disabled("There is no Chroma");
        }
    }
}
