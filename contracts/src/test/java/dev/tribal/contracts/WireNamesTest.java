package dev.tribal.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.core.type.classreading.CachingMetadataReaderFactory;

/** Every name that crosses a process is snake_case, and whatever has several words says so explicitly. */
class WireNamesTest {
    @Test
    void everyFieldOfEveryRecordIsSnakeCase() throws Exception {
        List<String> names = types().filter(Class::isRecord)
                .filter(type -> !type.getSimpleName().equals("ErrorEvent")
                        && !type.getSimpleName().equals("RecordChange"))
                .flatMap(type -> Stream.of(type.getRecordComponents()))
                .map(component -> component.getAccessor().isAnnotationPresent(JsonProperty.class)
                        ? component
                                .getAccessor()
                                .getAnnotation(JsonProperty.class)
                                .value()
                        : component.getName())
                .toList();

        assertThat(names).hasSizeGreaterThan(60).allMatch(name -> name.matches("[a-z]+[0-9]*(_[a-z]+)*"));
    }

    @Test
    void everyConstantOfEveryEnumOnTheWireIsItsOwnNameInLowerCase() throws Exception {
        for (Class<?> type :
                List.of(ErrorState.class, Priority.class, Source.class, LongText.class, SolutionState.class)) {
            for (Object constant : type.getEnumConstants()) {
                String name = ((Enum<?>) constant).name();
                assertThat(type.getField(name).getAnnotation(JsonProperty.class).value())
                        .isEqualTo(name.toLowerCase(Locale.ROOT));
            }
        }
    }

    private static Stream<Class<?>> types() throws IOException {
        var metadata = new CachingMetadataReaderFactory();
        var resolver = new PathMatchingResourcePatternResolver();
        return Stream.of(resolver.getResources("classpath*:dev/tribal/contracts/**/*.class"))
                .map(resource -> {
                    try {
                        return Class.forName(metadata.getMetadataReader(resource)
                                .getClassMetadata()
                                .getClassName());
                    } catch (IOException | ClassNotFoundException e) {
                        throw new IllegalStateException(e);
                    }
                });
    }
}
