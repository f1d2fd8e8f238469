package dev.tribal.search.pages;

import dev.tribal.platform.text.Sha256;
import io.swagger.v3.oas.annotations.Hidden;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** The stylesheet, the script and the icon; their addresses change with them, so that a browser may keep them. */
@RestController
@Hidden
final class Assets {
    private static final Map<String, String> TYPES = Map.of(
            "pages.css", "text/css;charset=UTF-8",
            "pages.js", "text/javascript;charset=UTF-8",
            "icon.svg", "image/svg+xml");
    private static final int VERSION = 12;

    private final Map<String, String> contents = new HashMap<>();

    Assets() {
        TYPES.keySet().forEach(name -> contents.put(name, read(name)));
    }

    String address(String name) {
        String content = Objects.requireNonNull(contents.get(name), name);
        return "/ui/assets/%s?v=%s".formatted(name, Sha256.hex(content).substring(0, VERSION));
    }

    @GetMapping("/ui/assets/{name}")
    ResponseEntity<String> get(@PathVariable String name) {
        String content = contents.get(name);
        return content == null
                ? ResponseEntity.notFound().build()
                : ResponseEntity.ok()
                        .contentType(MediaType.parseMediaType(Objects.requireNonNull(TYPES.get(name))))
                        .cacheControl(CacheControl.maxAge(Duration.ofDays(365))
                                .cachePublic()
                                .immutable())
                        .body(content);
    }

    private static String read(String name) {
        try (InputStream file = Assets.class.getResourceAsStream("/pages/" + name)) {
            return new String(Objects.requireNonNull(file, name).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
