package dev.tribal.platform.app;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** An expensive endpoint that takes as long as a test wants it to. */
@RestController
public final class HeldThings {
    private final CountDownLatch released = new CountDownLatch(1);

    /** Lets all go on that are held. */
    public void release() {
        released.countDown();
    }

    @GetMapping("/things/held")
    CompletableFuture<String> held(@RequestParam(name = "hold", defaultValue = "false") boolean hold) {
        return hold ? CompletableFuture.supplyAsync(this::afterRelease) : CompletableFuture.completedFuture("answered");
    }

    private String afterRelease() {
        try {
            return released.await(1, TimeUnit.MINUTES) ? "answered" : "forgotten";
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
