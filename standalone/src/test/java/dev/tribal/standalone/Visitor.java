package dev.tribal.standalone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Somebody at the pages without a browser: sends what a browser would, and forms that no page offers. */
final class Visitor {
    private static final Pattern FORM_TOKEN = Pattern.compile("name=\"_form\" value=\"([^\"]+)\"");

    private final HttpClient client;
    private final String url;

    private Visitor(String url, HttpClient.Builder client) {
        this.url = url;
        this.client = client.cookieHandler(new CookieManager())
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    static Visitor stranger(String url) {
        return new Visitor(url, HttpClient.newBuilder());
    }

    /** Signs in with the key of an HTTP client. */
    static Visitor with(Http holder) {
        return with(holder, HttpClient.newBuilder());
    }

    /** The same by a client of its own, which may trust somebody. */
    static Visitor with(Http holder, HttpClient.Builder client) {
        var visitor = new Visitor(holder.url(), client);
        String token = visitor.formToken("/ui/sign-in");
        HttpResponse<String> answer = visitor.post("/ui/sign-in", Map.of("key", holder.key(), "_form", token));
        if (answer.statusCode() != 303) {
            throw new AssertionError(answer.statusCode() + " " + answer.body());
        }
        return visitor;
    }

    HttpResponse<String> get(String path) {
        return send(HttpRequest.newBuilder(URI.create(url + path)));
    }

    /** Sends a form with the token of the session. */
    HttpResponse<String> submit(String path, Map<String, String> fields) {
        Map<String, String> form = new LinkedHashMap<>(fields);
        form.put("_form", formToken("/ui/errors"));
        return post(path, form);
    }

    /** @param headers names and values, by turns */
    HttpResponse<String> post(String path, Map<String, String> fields, String... headers) {
        String body = fields.entrySet().stream()
                .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url + path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body));
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return send(request);
    }

    String formToken(String page) {
        Matcher token = FORM_TOKEN.matcher(get(page).body());
        return token.find() ? token.group(1) : "";
    }

    /** Where an answer leads; empty if it leads nowhere. */
    static String location(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElse("");
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.header("Accept", "text/html").build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
