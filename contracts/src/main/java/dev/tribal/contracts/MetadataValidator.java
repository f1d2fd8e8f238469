package dev.tribal.contracts;

import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Checks {@link Metadata} in one walk, so that neither size nor depth can exhaust anything. */
public final class MetadataValidator implements ConstraintValidator<Metadata, Map<String, ?>> {
    @Override
    public boolean isValid(@Nullable Map<String, ?> value, ConstraintValidatorContext context) {
        if (value == null) {
            return true;
        }
        String fault = value.size() > Limits.METADATA_ENTRIES
                ? "must have at most %d entries, but has %d".formatted(Limits.METADATA_ENTRIES, value.size())
                : new Walk().fault(value, 1);
        if (fault == null) {
            return true;
        }
        context.disableDefaultConstraintViolation();
        context.buildConstraintViolationWithTemplate(fault).addConstraintViolation();
        return false;
    }

    private static final class Walk {
        private int characters;

        private @Nullable String fault(@Nullable Object value, int depth) {
            if (depth > Limits.METADATA_DEPTH) {
                return "must be nested at most %d levels deep".formatted(Limits.METADATA_DEPTH);
            }
            return switch (value) {
                case null -> null;
                case Map<?, ?> map -> firstFault(map, depth);
                case Collection<?> list -> firstFault(list, depth);
                case Double number when !Double.isFinite(number) -> "must hold no number beyond the range of a double";
                default -> textFault(value.toString());
            };
        }

        private @Nullable String firstFault(Map<?, ?> map, int depth) {
            for (var entry : map.entrySet()) {
                String fault = textFault(String.valueOf(entry.getKey()));
                if (fault == null) {
                    fault = fault(entry.getValue(), depth + 1);
                }
                if (fault != null) {
                    return fault;
                }
            }
            return null;
        }

        private @Nullable String firstFault(Collection<?> list, int depth) {
            for (Object item : list) {
                if (fault(item, depth + 1) instanceof String fault) {
                    return fault;
                }
            }
            return null;
        }

        private @Nullable String textFault(String text) {
            characters += text.length();
            return characters > Limits.METADATA_CHARACTERS
                    ? "must hold at most %d characters in all".formatted(Limits.METADATA_CHARACTERS)
                    : TextValidator.fault(text);
        }
    }
}
