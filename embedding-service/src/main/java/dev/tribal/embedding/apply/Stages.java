package dev.tribal.embedding.apply;

import dev.tribal.platform.tracing.Traces;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.function.Supplier;

/** Measures where the time of a batch goes, in meters and in recorded traces. */
final class Stages {
    private final MeterRegistry meters;
    private final Traces traces;

    Stages(MeterRegistry meters, Traces traces) {
        this.meters = meters;
        this.traces = traces;
    }

    <T> T run(String stage, Supplier<T> work) {
        return Timer.builder("tribal.embedding.stage")
                .description("Time of the parts of a batch of events")
                .tag("stage", stage)
                .register(meters)
                .record(() -> traces.in(stage, work));
    }

    void run(String stage, Runnable work) {
        run(stage, () -> {
            work.run();
            return Boolean.TRUE;
        });
    }
}
