package dev.tribal.benchmarks;

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
import java.util.regex.Pattern;

/** Somebody who reads pages and has signed in with the API key of a product. */
final class PageReader {
    private static final Pattern FORM_TOKEN = Pattern.compile("name=\"_form\" value=\"([^\"]+)\"");

    private final String url;
    private final HttpClient client =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();

    private PageReader(Product product) {
        this.url = "http://127.0.0.1:" + product.port();
    }

    static PageReader signedIn(Product product) {
        var reader = new PageReader(product);
        var token = FORM_TOKEN.matcher(reader.get("/ui/sign-in"));
        if (!token.find()) {
            throw new IllegalStateException("The page to sign in has no form");
        }
        String form = "key=" + encoded(product.key()) + "&_form=" + encoded(token.group(1));
        HttpResponse<String> answer = reader.send(reader.request("/ui/sign-in")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form)));
        if (answer.statusCode() != 303) {
            throw new IllegalStateException("Signing in was answered " + answer.statusCode());
        }
        return reader;
    }

    /** The page as text; fails unless it is there. */
    String get(String path) {
        HttpResponse<String> answer = send(request(path));
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(path + " answered " + answer.statusCode());
        }
        return answer.body();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(url + path)).header("Accept", "text/html");
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), BodyHandlers.ofString());
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
