package dev.tribal.contracts;

import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import org.jspecify.annotations.Nullable;

/** Checks {@link Text} and says which of its rules a value breaks. */
public final class TextValidator implements ConstraintValidator<Text, CharSequence> {
    private int max;

    @Override
    public void initialize(Text constraint) {
        max = constraint.max();
    }

    @Override
    public boolean isValid(@Nullable CharSequence value, ConstraintValidatorContext context) {
        if (value == null) {
            return true;
        }
        if (value.length() > max) {
            return refuse(context, "must be at most %d characters long, but has %d".formatted(max, value.length()));
        }
        return fault(value) instanceof String fault ? refuse(context, fault) : true;
    }

    /** Says why a text cannot be stored or sent as UTF-8, or {@code null} if it can. */
    static @Nullable String fault(CharSequence value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '\0') {
                return "must not contain a NUL character, but has one at index " + i;
            }
            if (Character.isHighSurrogate(c)
                    && i + 1 < value.length()
                    && Character.isLowSurrogate(value.charAt(i + 1))) {
                i++;
            } else if (Character.isSurrogate(c)) {
                return "must not contain an unpaired surrogate, but has one at index " + i;
            }
        }
        return null;
    }

    private static boolean refuse(ConstraintValidatorContext context, String message) {
        context.disableDefaultConstraintViolation();
        context.buildConstraintViolationWithTemplate(message).addConstraintViolation();
        return false;
    }
}
