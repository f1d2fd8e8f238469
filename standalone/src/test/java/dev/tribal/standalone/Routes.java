package dev.tribal.standalone;

import dev.tribal.platform.security.AccessRules;
import dev.tribal.platform.security.AccessTable;
import dev.tribal.platform.security.Load;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.ApplicationContext;
import org.springframework.http.HttpMethod;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.handler.AbstractUrlHandlerMapping;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;

/**
 * Every route that a running Tribal has, whoever made it: controllers, management, API pages, static files, and filters
 * of the security chains.
 */
final class Routes {
    /** One line for the files of a library, whose names hold its version. */
    private static final Pattern LIBRARY_FILES = Pattern.compile("^(/webjars/|/swagger-ui/).*");

    private Routes() {}

    static List<Route> of(ApplicationContext context) {
        AccessTable rules = context.getBean(AccessTable.class);
        return Stream.of(mapped(context), files(context), filtered(context))
                .flatMap(Function.identity())
                .map(name -> name.under(rules))
                .distinct()
                .sorted(Comparator.comparing(Route::path).thenComparing(Route::method))
                .toList();
    }

    private static Stream<Name> filtered(ApplicationContext context) {
        return FilterRoutes.of(context).stream().map(name -> name.split(" ")).map(part -> new Name(part[0], part[1]));
    }

    private static Stream<Name> mapped(ApplicationContext context) {
        return context.getBeansOfType(RequestMappingInfoHandlerMapping.class).values().stream()
                .map(mapping -> mapping.getHandlerMethods().keySet())
                .flatMap(Collection::stream)
                .flatMap(Routes::names);
    }

    private static Stream<Name> names(RequestMappingInfo info) {
        var methods = info.getMethodsCondition().getMethods();
        return info.getPatternValues().stream()
                .flatMap(path -> methods.isEmpty()
                        ? Stream.of(new Name("any", path))
                        : methods.stream().map(RequestMethod::name).map(method -> new Name(method, path)));
    }

    private static Stream<Name> files(ApplicationContext context) {
        return context.getBeansOfType(AbstractUrlHandlerMapping.class).values().stream()
                .flatMap(mapping -> mapping.getHandlerMap().keySet().stream())
                .map(path -> new Name("GET", LIBRARY_FILES.matcher(path).replaceFirst("$1**")));
    }

    /** The table as it is committed. */
    static String table(List<Route> routes) {
        return routes.stream().map(Route::row).collect(Collectors.joining("\n", """
                        # Access

                        Every route of every service and what it needs; made from the running product and compared with it by a test. A
                        route that no rule names is denied. What the OAuth endpoints and the pages for people need besides, a client, a person or
                        the token of a form, is part of their protocols. Limits are those of the budget: see [operations](../operations.md#limits).

                        | method | path | needs | budget |
                        |---|---|---|---|
                        """, "\n"));
    }

    private record Name(String method, String path) {
        Route under(AccessTable rules) {
            String sample = path.replaceAll("\\{[^}]+}", "x").replace("**", "x").replace("*", "x");
            var asked = HttpMethod.valueOf(method.equals("any") ? "GET" : method);
            return new Route(method, path, rules.deciding(asked, sample));
        }
    }

    /** A route and the rule that decides about it; none if it is denied. */
    record Route(String method, String path, Optional<AccessRules.Rule> rule) {
        String name() {
            return method + " " + path;
        }

        private String row() {
            String needs = rule.map(r -> r.scope() == null ? "nothing" : "`" + r.scope() + "`")
                    .orElse("denied");
            String budget = rule.map(r -> r.scope() == null && r.load() != Load.SIGN_IN && r.load() != Load.REGISTRATION
                            ? "stranger"
                            : r.load().name().toLowerCase(Locale.ROOT).replace('_', '-'))
                    .orElse("");
            return "| %s | `%s` | %s | %s |".formatted(method, path, needs, budget);
        }
    }
}
