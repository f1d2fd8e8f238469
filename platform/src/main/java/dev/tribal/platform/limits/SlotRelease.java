package dev.tribal.platform.limits;

import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;

/** Gives a slot back when an answer that is given later is complete, however it ends. */
record SlotRelease(TenantSlots.Slot slot) implements AsyncListener {
    @Override
    public void onComplete(AsyncEvent event) {
        slot.close();
    }

    @Override
    public void onTimeout(AsyncEvent event) {
        slot.close();
    }

    @Override
    public void onError(AsyncEvent event) {
        slot.close();
    }

    @Override
    public void onStartAsync(AsyncEvent event) {
        // The listeners of the request are gone with a new start; it has to be added again.
        event.getAsyncContext().addListener(this);
    }
}
