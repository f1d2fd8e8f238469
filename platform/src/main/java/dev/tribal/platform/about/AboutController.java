package dev.tribal.platform.about;

import io.swagger.v3.oas.annotations.Operation;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /api/v1/about}: so that it can be seen which services are of which version while they are upgraded. */
@RestController
final class AboutController {
    private final About about;

    AboutController(About about) {
        this.about = about;
    }

    @Operation(operationId = "about", summary = "Which service answers, and its version")
    @GetMapping("/api/v1/about")
    About about() {
        return about;
    }
}
