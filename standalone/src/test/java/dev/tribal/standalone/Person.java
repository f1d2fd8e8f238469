package dev.tribal.standalone;

import java.io.IOException;
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
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Somebody with a browser, who goes where a program sends them, signs in and agrees. */
final class Person {
    private static final Pattern HIDDEN =
            Pattern.compile("name=\"([^\"]+)\" type=\"hidden\" value=\"([^\"]*)\"|type=\"hidden\" name=\"([^\"]+)\""
                    + " value=\"([^\"]*)\"");

    private final HttpClient browser;
    private final String name;
    private final String password;

    Person(String name, String password) {
        this(name, password, HttpClient.newBuilder());
    }

    /** @param browser that may trust somebody */
    Person(String name, String password, HttpClient.Builder browser) {
        this.name = name;
        this.password = password;
        this.browser = browser.cookieHandler(new CookieManager())
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build();
    }

    /**
     * Opens an address and does what its pages ask for, to the end.
     *
     * @param scopes the only ones that the person agrees to
     * @return the last page, that of the program
     */
    String agree(String address, List<String> scopes) throws IOException, InterruptedException {
        HttpResponse<String> page = send(HttpRequest.newBuilder(URI.create(address)));
        if (page.uri().getPath().equals("/login")) {
            page = submit(page, "/login", Map.of("username", List.of(name), "password", List.of(password)));
        }
        if (page.uri().getPath().equals("/oauth2/consent")) {
            page = submit(page, "/oauth2/authorize", Map.of("scope", scopes));
        }
        return page.body();
    }

    /**
     * Opens a page as often, without waiting for one before the next.
     *
     * @return where each of them led to
     */
    List<String> openAtOnce(int times, String address) {
        return Stream.generate(() -> browser.sendAsync(
                        HttpRequest.newBuilder(URI.create(address)).build(), BodyHandlers.ofString()))
                .limit(times)
                .toList()
                .stream()
                .map(page -> page.join().body())
                .toList();
    }

    private HttpResponse<String> submit(HttpResponse<String> page, String path, Map<String, List<String>> filledIn)
            throws IOException, InterruptedException {
        Map<String, List<String>> form = new LinkedHashMap<>(filledIn);
        Matcher hidden = HIDDEN.matcher(page.body());
        while (hidden.find()) {
            boolean nameFirst = hidden.group(1) != null;
            form.put(hidden.group(nameFirst ? 1 : 3), List.of(hidden.group(nameFirst ? 2 : 4)));
        }
        String body = form.entrySet().stream()
                .flatMap(
                        field -> field.getValue().stream().map(value -> encoded(field.getKey()) + "=" + encoded(value)))
                .collect(Collectors.joining("&"));
        return send(HttpRequest.newBuilder(page.uri().resolve(path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body)));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return browser.send(request.build(), BodyHandlers.ofString());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
