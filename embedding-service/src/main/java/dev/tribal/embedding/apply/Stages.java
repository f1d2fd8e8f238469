package dev.tribal.embedding.apply;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.function.Supplier;

/** Measures where the time of a batch goes. */
final class Stages {
    private final MeterRegistry meters;

    Stages(MeterRegistry meters) {
        this.meters = meters;
    }

    <T> T run(String stage, Supplier<T> work) {
        return Timer.builder("tribal.embedding.stage")
                .description("Time of the parts of a batch of events")
                .tag("stage", stage)
                .register(meters)
                .record(work);
    }

    void run(String stage, Runnable work) {
        run(stage, () -> {
            work.run();
            return Boolean.TRUE;
        });
    }
}
