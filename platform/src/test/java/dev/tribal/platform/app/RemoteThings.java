package dev.tribal.platform.app;

import java.util.Map;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;

/** Another service, as a client sees it. */
@HttpExchange(accept = "application/json")
public interface RemoteThings {
    @GetExchange("/remote/things")
    Map<String, Object> things();
}
