package dev.tribal.standalone;

import dev.tribal.platform.security.AccessTable;
import jakarta.servlet.Filter;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.context.ApplicationContext;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.ExceptionTranslationFilter;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.savedrequest.RequestCacheAwareFilter;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.util.ServletRequestPathUtils;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * The routes that filters of the security chains answer themselves, and no controller. Which these are stands in the
 * matchers that the filters hold: a filter that a new setting or a new version of the library adds shows up here.
 */
final class FilterRoutes {
    /** Their matchers say what is let through, not what is answered. */
    private static final Set<Class<?>> ANSWER_NOTHING = Set.of(
            AuthorizationFilter.class,
            ExceptionTranslationFilter.class,
            CsrfFilter.class,
            RequestCacheAwareFilter.class);

    private static final Pattern MATCHER = Pattern.compile("PathPattern \\[(?:([A-Z]+) )?([^\\]\\s]+)]");
    private static final int DEEPEST = 4;

    private final AccessTable rules;
    private final Set<String> found = new HashSet<>();

    private FilterRoutes(AccessTable rules) {
        this.rules = rules;
    }

    /** Method and path of each, with a blank between. */
    static Set<String> of(ApplicationContext context) {
        var routes = new FilterRoutes(context.getBean(AccessTable.class));
        for (SecurityFilterChain chain :
                context.getBeansOfType(SecurityFilterChain.class).values()) {
            for (Filter filter : chain.getFilters()) {
                if (!ANSWER_NOTHING.contains(filter.getClass())) {
                    routes.search(
                            chain, filter, filter.getClass(), 0, Collections.newSetFromMap(new IdentityHashMap<>()));
                }
            }
        }
        return routes.found;
    }

    private void search(SecurityFilterChain chain, Object holder, Class<?> type, int depth, Set<Object> seen) {
        if (depth > DEEPEST || !type.getName().startsWith("org.springframework.security") || !seen.add(holder)) {
            return;
        }
        for (Class<?> c = type; c != null && c != Object.class; c = c.getSuperclass()) {
            for (Field field : c.getDeclaredFields()) {
                Object value = Modifier.isStatic(field.getModifiers()) ? null : read(field, holder);
                if (value instanceof RequestMatcher matcher) {
                    add(chain, matcher);
                }
                // Into matchers too: one that is a lambda does not say what it holds.
                if (value != null && !(value instanceof Filter)) {
                    search(chain, value, value.getClass(), depth + 1, seen);
                }
            }
        }
    }

    private void add(SecurityFilterChain chain, RequestMatcher matcher) {
        var described = MATCHER.matcher(matcher.toString());
        while (described.find()) {
            String path = described.group(2);
            Stream<String> methods =
                    described.group(1) == null ? Stream.of("GET", "POST") : Stream.of(described.group(1));
            methods.flatMap(method -> named(method, path).stream()
                            .filter(named -> isReached(chain, method, named))
                            .map(named -> method + " " + named))
                    .forEach(found::add);
        }
    }

    /** The paths of a pattern with a wildcard that rules name; the pattern itself if there are none. */
    private List<String> named(String method, String pattern) {
        var parsed = PathPatternParser.defaultInstance.parse(pattern);
        List<String> named = rules.rules().stream()
                .filter(rule -> rule.methods().contains(HttpMethod.valueOf(method)))
                .map(rule -> rule.pattern())
                .filter(rule -> parsed.matches(PathContainer.parsePath(rule)))
                .distinct()
                .toList();
        return named.isEmpty() ? List.of(pattern) : named;
    }

    private static boolean isReached(SecurityFilterChain chain, String method, String pattern) {
        var request = new MockHttpServletRequest(
                method, pattern.replaceAll("\\{[^}]+}", "x").replace("**", "x").replace("*", "x"));
        ServletRequestPathUtils.parseAndCache(request);
        return chain.matches(request);
    }

    private static Object read(Field field, Object holder) {
        if (field.getType().isPrimitive()
                || Arrays.asList(String.class, Class.class).contains(field.getType())) {
            return null;
        }
        try {
            field.setAccessible(true);
            return field.get(holder);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
